package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.pages.CitizenField.*;

import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.http.Form;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invite's form as the person sent it, and its problems. */
record InviteForm(Form form, Map<CitizenField, String> problems) {
    static final String ANSWER = "answer";
    static final String AS = "as";
    static final String OWN = "own";

    static final InviteForm UNTOUCHED = new InviteForm(Form.EMPTY, Map.of());

    static InviteForm of(Form form, LocalDate today) {
        var filledIn = new InviteForm(form, new EnumMap<>(CitizenField.class));
        if (filledIn.answer() == PersonStatus.SUCCESS && filledIn.ready() == null) filledIn.check(today);
        return filledIn;
    }

    /** The answer of the button that was pressed. The return key presses the first button, which identifies. */
    PersonStatus answer() {
        return switch (form.text(ANSWER)) {
            case "cancel" -> PersonStatus.CANCELLED;
            case "fail" -> PersonStatus.FAILURE;
            default -> PersonStatus.SUCCESS;
        };
    }

    /** The ready person that was chosen; null if the person filled in the fields. */
    @Nullable
    ReadyPerson ready() {
        return form.text(AS).equals(OWN) ? null : ReadyPerson.of(form.text(AS));
    }

    /** The citizen that the form describes. Call it only if there are no problems. */
    Citizen citizen() {
        var ready = ready();
        if (ready != null) return ready.citizen;
        return new Citizen(
                form.text(ISSUER_ID.key()),
                text(BIN),
                new Citizen.Name(
                        text(GENDER), text(INITIALS), text(FIRST_NAME), text(LAST_NAME), text(LAST_NAME_PREFIX)),
                new Citizen.Address(
                        text(STREET),
                        text(HOUSE_NUMBER),
                        text(HOUSE_NUMBER_SUFFIX),
                        text(POSTAL_CODE),
                        text(CITY),
                        text(COUNTRY)),
                text(DATE_OF_BIRTH),
                text(TELEPHONE_NUMBER),
                text(EMAIL_ADDRESS));
    }

    @Override
    public String toString() {
        return "InviteForm[" + problems.size() + " problems]";
    }

    private void check(LocalDate today) {
        for (var field : CitizenField.values()) {
            if (!field.takes(form.text(field.key()))) problems.put(field, field.problem);
        }
        if (text(ISSUER_ID) == null) problems.put(ISSUER_ID, "Enter the BIC of a bank, such as ABNANL2A.");
        // Compared as text, so that 2020-00-00 is in the past as soon as 2020 begins.
        if (form.text(DATE_OF_BIRTH.key()).compareTo(today.toString()) > 0)
            problems.putIfAbsent(DATE_OF_BIRTH, "Enter a date that is not in the future.");
    }

    private @Nullable String text(CitizenField field) {
        String text = form.text(field.key());
        return text.isEmpty() ? null : text;
    }
}
