package io.github.idininvites.bulk;

import io.github.idininvites.model.NewPerson;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One person of a list, under a reference of yours. Immutable. */
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
     * @param reference your own name for this person, such as a customer number: the same in each run, and no other person's. It
     *     stands in journals, reports and messages, so take nothing personal
     * @throws IllegalArgumentException if the reference is not 1 to 128 characters, begins or ends with a blank, or has a
     *     character that nobody sees
     */
    public static Invitee of(String reference, NewPerson person) {
        Objects.requireNonNull(reference, "reference must not be null");
        Objects.requireNonNull(person, "person must not be null");
        String wrong = problemOf(reference);
        if (wrong != null) throw new IllegalArgumentException("reference " + wrong);
        return new Invitee(reference, person, null);
    }

    /**
     * A person to invite, who may turn out to be none: if {@code person} throws an {@link IllegalArgumentException}, such as {@link
     * NewPerson#of(String, String)} for a blank name, the row is refused by itself, {@link BulkInvite#check} lists it, and the others
     * go on.
     *
     * @throws IllegalArgumentException if the reference is none, as said above
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

    /** A row of a file that is no person: it is refused by itself, and the others go on. */
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

    /** Your name for this person. */
    public String reference() {
        return reference;
    }

    /**
     * The person.
     *
     * @throws IllegalStateException if this is a row of a file that is no person; {@link BulkInvite#check} finds those
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
