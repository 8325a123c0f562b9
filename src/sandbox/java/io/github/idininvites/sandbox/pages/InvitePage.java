package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.api.Attribute.*;
import static io.github.idininvites.sandbox.pages.CitizenField.*;

import io.github.idininvites.sandbox.api.Attribute;
import io.github.idininvites.sandbox.api.InviteView;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The page on which the invited person answers, like that of a bank. It says who requests what. The person can identify, cancel
 * or let it fail.
 */
final class InvitePage {
    private static final List<Section> SECTIONS = List.of(
            new Section(
                    "Name",
                    Set.of(NAME, Attribute.GENDER),
                    INITIALS,
                    FIRST_NAME,
                    LAST_NAME_PREFIX,
                    LAST_NAME,
                    CitizenField.GENDER),
            new Section("Birth", Set.of(Attribute.DATE_OF_BIRTH, EIGHTEEN_OR_OLDER), CitizenField.DATE_OF_BIRTH),
            new Section(
                    "Address", Set.of(ADDRESS), STREET, HOUSE_NUMBER, HOUSE_NUMBER_SUFFIX, POSTAL_CODE, CITY, COUNTRY),
            new Section(
                    "Contact",
                    Set.of(Attribute.TELEPHONE_NUMBER, Attribute.EMAIL_ADDRESS),
                    CitizenField.TELEPHONE_NUMBER,
                    CitizenField.EMAIL_ADDRESS),
            new Section("Bank", Set.of(IDENTITY), ISSUER_ID, BIN));

    private InvitePage() {}

    static Html of(InviteView invite, InviteForm form) {
        String title = invite.groupName() + " asks you to identify";
        return Html.page(
                form.problems().isEmpty() ? title : "Error: " + title,
                Html.of(
                        """
                        <h1>%s asks you to identify</h1>
                        %s<dl class="facts">
                        <div><dt>Asked of</dt><dd>%s</dd></div>
                        <div><dt>Answer until</dt><dd>%s</dd></div>
                        </dl>
                        <h2>What %s receives</h2>
                        %s<form method="post" autocomplete="off" novalidate>
                        <h2>Your answer</h2>
                        %s%s<div class="actions">
                        <button class="main" name="answer" value="identify">Identify</button>
                        <button name="answer" value="cancel">Cancel</button>
                        <button name="answer" value="fail">Let it fail</button>
                        </div>
                        </form>
                        """,
                        invite.groupName(),
                        problems(form),
                        invite.personName(),
                        TimeHtml.minute(invite.expiresAt()),
                        invite.groupName(),
                        requested(invite.requested()),
                        choices(form),
                        ownData(invite.requested(), form)));
    }

    private static Html problems(InviteForm form) {
        if (form.problems().isEmpty()) return Html.NOTHING;
        return Html.of(
                """
                <div class="problems">
                <h2>This cannot be right</h2>
                <ul>
                %s</ul>
                </div>
                """,
                Html.join(form.problems().entrySet().stream()
                        .map(problem -> Html.of(
                                "<li><a href=\"#%s\">%s: %s</a></li>\n",
                                problem.getKey().key(), problem.getKey().label, problem.getValue()))));
    }

    private static Html requested(Set<Attribute> requested) {
        if (requested.isEmpty()) return Html.of("<p>Nothing about you, but that you identified.</p>\n");
        return Html.of(
                "<ul class=\"asked\">\n%s</ul>\n",
                Html.join(requested.stream().map(attribute -> Html.of("<li>%s</li>\n", attribute.inWords()))));
    }

    private static Html choices(InviteForm form) {
        var chosen = form.ready();
        return Html.of(
                """
                <fieldset class="choices">
                <legend>Identify as</legend>
                <div>
                %s%s</div>
                </fieldset>
                """,
                Html.join(Arrays.stream(ReadyPerson.values())
                        .map(ready -> choice(ready.key(), ready.label, ready.description(), ready == chosen))),
                choice(InviteForm.OWN, "Someone else", "With the data that you fill in", chosen == null));
    }

    private static Html choice(String key, String label, String description, boolean chosen) {
        return Html.of("""
                <div class="choice">
                <input type="radio" name="as" value="%s" id="as-%s" aria-describedby="as-%s-who"%s>
                <label for="as-%s">%s</label>
                <p class="hint" id="as-%s-who">%s</p>
                </div>
                """, key, key, key, new Html(chosen ? " checked" : ""), key, label, key, description);
    }

    private static Html ownData(Set<Attribute> requested, InviteForm form) {
        return Html.of(
                "<div class=\"own\">\n<p>What is left empty, the bank does not know.</p>\n%s</div>\n",
                Html.join(SECTIONS.stream().map(section -> section.html(requested, form))));
    }

    /** Fields that belong together, and the attributes that contain them. */
    private record Section(String legend, Set<Attribute> attributes, List<CitizenField> fields) {
        Section(String legend, Set<Attribute> attributes, CitizenField... fields) {
            this(legend, attributes, List.of(fields));
        }

        Html html(Set<Attribute> requested, InviteForm form) {
            boolean asked = !Collections.disjoint(attributes, requested);
            return Html.of(
                    """
                    <fieldset>
                    <legend>%s%s</legend>
                    <div class="fields">
                    %s</div>
                    </fieldset>
                    """,
                    legend,
                    asked ? Html.NOTHING : Html.of(" <span class=\"hint\">(not asked for, so not handed over)</span>"),
                    Html.join(fields.stream().map(field -> FieldHtml.of(field, form))));
        }
    }
}
