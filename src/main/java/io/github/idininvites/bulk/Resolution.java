package io.github.idininvites.bulk;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What you found out about a row that is {@link Outcome.InDoubt}, for {@link BulkInvite#resolve}. Immutable. */
public final class Resolution {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    final Kind kind;
    final @Nullable String personId;

    enum Kind {
        LANDED,
        DID_NOT_LAND,
        GIVE_UP
    }

    private Resolution(Kind kind, @Nullable String personId) {
        this.kind = kind;
        this.personId = personId;
    }

    /**
     * The API processed the call. An invite in doubt then counts as sent. If {@code addPerson} is in doubt, use {@link
     * #landed(String)} instead, now or later: without the person's id no run can invite the person.
     */
    public static Resolution landed() {
        return new Resolution(Kind.LANDED, null);
    }

    /**
     * The API processed the call. If {@code addPerson} is in doubt, the next run invites the person with this id.
     *
     * @param personId the person's id in the group
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, {@code -} or {@code _}
     */
    public static Resolution landed(String personId) {
        if (!ID.matcher(Objects.requireNonNull(personId, "personId must not be null"))
                .matches())
            throw new IllegalArgumentException("personId must be 1 to 64 letters, digits, '-' or '_', but is "
                    + personId.length() + " characters that are not");
        return new Resolution(Kind.LANDED, personId);
    }

    /**
     * The API did not process the call, so the next run makes it again. If that is wrong, the person is added or e-mailed twice.
     */
    public static Resolution didNotLand() {
        return new Resolution(Kind.DID_NOT_LAND, null);
    }

    /** Nobody can find out, and no run may try again. */
    public static Resolution giveUp() {
        return new Resolution(Kind.GIVE_UP, null);
    }

    /** @throws IllegalStateException if the row cannot be resolved in this way */
    Row of(Row doubt) {
        boolean needsId = doubt.step() == Step.ADDED && doubt.personId() == null;
        boolean fits = doubt.isInDoubt()
                || (needsId && personId != null)
                || (doubt.step() == Step.REJECTED && kind == Kind.DID_NOT_LAND);
        if (!fits)
            throw new IllegalStateException("row " + doubt.reference() + " must be in doubt, but is " + doubt.step());
        return switch (kind) {
            case DID_NOT_LAND -> doubt.before();
            case GIVE_UP -> doubt.at(Step.GIVEN_UP);
            case LANDED -> landed(doubt);
        };
    }

    private Row landed(Row doubt) {
        if (doubt.personId() == null) return doubt.added(personId);
        if (personId == null || personId.equals(doubt.personId())) return doubt.at(Step.INVITED);
        throw new IllegalArgumentException("personId must be that of the journal, but is another");
    }

    @Override
    public String toString() {
        return "Resolution[" + kind + (personId == null ? "" : ", personId=" + personId) + "]";
    }
}
