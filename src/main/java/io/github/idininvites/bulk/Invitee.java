package io.github.idininvites.bulk;

import io.github.idininvites.model.NewPerson;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One person of a list, with your own reference. Immutable. */
public final class Invitee {
    static final int LONGEST_REFERENCE = 128;

    private final String reference;
    private final @Nullable NewPerson person;
    private final @Nullable String problem;

    private Invitee(String reference, @Nullable NewPerson person, @Nullable String problem) {
        this.reference = reference;
        this.person = person;
        this.problem = problem;
    }

    /**
     * A person to invite.
     *
     * @param reference your own key of this person, such as a customer number. It must be unique, and the same in each run.
     *     Journals, reports and messages show it, so it must hold nothing personal
     * @throws IllegalArgumentException if the reference is not 1 to 128 characters long, begins or ends with white space, or has
     *     an invisible character
     */
    public static Invitee of(String reference, NewPerson person) {
        Objects.requireNonNull(reference, "reference must not be null");
        Objects.requireNonNull(person, "person must not be null");
        String wrong = problemOf(reference);
        if (wrong != null) throw new IllegalArgumentException("reference " + wrong);
        return new Invitee(reference, person, null);
    }

    /**
     * A person to invite, whose data may be invalid. If {@code person} throws an {@link IllegalArgumentException}, as {@link
     * NewPerson#of(String, String)} does for a blank name, only this row is refused. {@link BulkInvite#check} lists it, and a run
     * sends nothing for it.
     *
     * @throws IllegalArgumentException if the reference is invalid, as for {@link #of(String, NewPerson)}
     */
    public static Invitee of(String reference, Supplier<NewPerson> person) {
        try {
            return of(reference, person.get());
        } catch (IllegalArgumentException e) {
            if (problemOf(reference) != null) throw e;
            boolean isOurs = e.getStackTrace().length > 0
                    && e.getStackTrace()[0].getClassName().startsWith(NewPerson.class.getPackageName());
            String problem = isOurs ? e.getMessage() : "the person must be made, but that failed: " + e.getClass();
            return unusable(reference, String.valueOf(problem));
        }
    }

    /** A row of a file that holds no valid person: only this row is refused. */
    static Invitee unusable(String reference, String problem) {
        return new Invitee(reference, null, problem);
    }

    static @Nullable String problemOf(String reference) {
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE)
            return "must be 1 to " + LONGEST_REFERENCE + " characters, but is " + reference.length();
        if (!reference.equals(reference.strip())) return "must not begin or end with a blank, but does";
        boolean visible = reference.codePoints().allMatch(Invitee::isVisible);
        return visible ? null : "must have no invisible character, but has one";
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Your own key of this person. */
    public String reference() {
        return reference;
    }

    /**
     * The person.
     *
     * @throws IllegalStateException if the row holds no valid person; {@link BulkInvite#check} finds such rows
     */
    public NewPerson person() {
        if (person == null) throw new IllegalStateException("the row must be a person, but is not: " + problem);
        return person;
    }

    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public String toString() {
        return "Invitee[reference=" + reference + "]";
    }
}
