package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.http.Form;
import java.util.Optional;
import java.util.stream.Stream;

/** One field of the invite's form: its label, hint, problem and value. */
final class FieldHtml {
    private FieldHtml() {}

    static Html of(CitizenField field, InviteForm form) {
        String key = field.key();
        String problem = form.problems().getOrDefault(field, "");
        boolean first = form.problems().keySet().stream().findFirst().equals(Optional.of(field));
        return Html.of(
                """
                <div class="field">
                <label for="%s">%s</label>
                %s%s%s
                </div>
                """,
                key,
                field.label,
                note("hint", key, field.hint),
                note("error", key, problem),
                control(
                        field,
                        form.form() == Form.EMPTY && field == CitizenField.ISSUER_ID
                                ? Citizen.ANDRE.issuerId()
                                : form.form().text(key),
                        Html.of(
                                "id=\"%s\" name=\"%s\"%s%s%s",
                                key,
                                key,
                                describedBy(key, field.hint, problem),
                                new Html(problem.isEmpty() ? "" : " aria-invalid=\"true\""),
                                new Html(first ? " autofocus" : ""))));
    }

    private static Html note(String kind, String key, String text) {
        return text.isEmpty() ? Html.NOTHING : Html.of("<p class=\"%s\" id=\"%s-%s\">%s</p>\n", kind, key, kind, text);
    }

    private static Html describedBy(String key, String hint, String problem) {
        if (hint.isEmpty() && problem.isEmpty()) return Html.NOTHING;
        String ids = (hint.isEmpty() ? "" : key + "-hint") + (problem.isEmpty() ? "" : " " + key + "-error");
        return Html.of(" aria-describedby=\"%s\"", ids.strip());
    }

    private static Html control(CitizenField field, String value, Html attributes) {
        if (field != CitizenField.GENDER)
            return Html.of("<input type=\"text\" %s value=\"%s\" spellcheck=\"false\">", attributes, value);
        return Html.of(
                "<select %s>%s</select>",
                attributes,
                Html.join(Stream.of("", "female", "male")
                        .map(option -> Html.of(
                                "<option value=\"%s\"%s>%s</option>",
                                option,
                                new Html(option.equals(value) ? " selected" : ""),
                                option.isEmpty() ? "not known" : option))));
    }
}
