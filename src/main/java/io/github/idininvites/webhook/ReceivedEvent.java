package io.github.idininvites.webhook;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event, and a way to check it with the API. Use it only in the handler, on the handler's thread. */
public final class ReceivedEvent<E extends WebhookEvent> {
    private final E event;
    private final Answers answers;
    private @Nullable Confirmation confirmation;

    ReceivedEvent(E event, Answers answers) {
        this.event = event;
        this.answers = answers;
    }

    /** The event as it was posted. It may be forged, so use it only as a hint. */
    public E event() {
        return event;
    }

    /**
     * Reads the person from the API. Later calls return the same object and call nothing. If the person identified, the answer
     * holds their data, which the API may return only once. With an {@link AnswerStore} the data is stored before this returns.
     * Without one, store it before anything else, whatever the verdict. If a handler of {@code person.updated} fails, the
     * receiver keeps the data in memory for the next event, for one day at most. Other instances, and this one after a restart,
     * do not have it. So if the person {@linkplain Person#succeededWithoutData succeeded without data} and you have no data
     * either, throw: another instance may have the data, and get the next delivery.
     *
     * <p>However many events name a person, a receiver reads that person at most 6 times at once and then once every 10 seconds.
     * It keeps the data of at most 1,000 persons. Above either limit, this throws. Do not catch that: the receiver replies 503,
     * and CM delivers a true event again. If the answer that the event reports was handled before, the receiver replies 204.
     *
     * @throws IllegalStateException if the person was read too often, or the data of too many persons waits in memory
     * @throws NotFoundException if the answer is a 404 whose body is not a JSON object, so it is not from the API
     * @throws ResultLostException if the API's answer was lost on the way, and the data may have been in it
     * @throws DecodingException if the client cannot read the API's answer. Keep {@link DecodingException#responseBytes()}, here
     *     or from {@link WebhookReply#failure()}, because the API may not return the data in it again. An {@link AnswerStore}
     *     gets these bytes
     * @throws IdinInvitesException if the call fails in another way. Do not catch it: the receiver replies 503
     */
    public Confirmation confirm() {
        if (confirmation == null) confirmation = ask();
        return confirmation;
    }

    private Confirmation ask() {
        if (event instanceof PersonUpdated updated) {
            Person person = answers.read(updated.groupId(), updated.personId(), updated);
            return new Confirmation(person == null ? Verdict.UNFOUNDED : verdict(updated, person), person);
        }
        if (event instanceof PersonDeleted deleted) {
            Person person = answers.read(deleted.groupId(), deleted.personId(), null);
            return new Confirmation(person == null ? Verdict.ABSENT : Verdict.CONTRADICTORY, person);
        }
        return new Confirmation(Verdict.UNCONFIRMABLE, null);
    }

    private static Verdict verdict(PersonUpdated event, Person person) {
        String says = event.statusText();
        boolean answer = says == null || event.status() != PersonStatus.UNKNOWN;
        if (says != null && says.equals(person.statusText())) return Verdict.CONFIRMED;
        // An answer is never taken back: the event is too early, or forged.
        if (!person.hasAnswered()) return answer ? Verdict.UNFOUNDED : Verdict.CONTRADICTORY;
        if (says == null) return Verdict.CONFIRMED;
        return isBefore(event.createdAt(), person.updatedAt()) ? Verdict.STALE : Verdict.CONTRADICTORY;
    }

    private static boolean isBefore(@Nullable OffsetDateTime event, @Nullable OffsetDateTime person) {
        return event != null && person != null && event.isBefore(person);
    }

    /** The handler succeeded. So the data that it confirmed, or the data of a deleted person, need not wait any longer. */
    void handled() {
        if (confirmation == null) return;
        Person person = confirmation.person();
        if (person != null && event instanceof PersonUpdated updated) answers.handled(updated.groupId(), person);
        if (person == null && event instanceof PersonDeleted deleted)
            answers.forget(deleted.groupId(), deleted.personId());
    }

    /** Whether the handler cannot succeed with this answer of the API, because it holds nothing to handle. */
    boolean isInVain() {
        if (confirmation == null) return false;
        Person person = confirmation.person();
        if (event instanceof PersonDeleted) return person != null;
        return person == null || !person.hasAnswered() || person.succeededWithoutData();
    }

    @Nullable
    OffsetDateTime createdAt() {
        if (event instanceof PersonUpdated updated) return updated.createdAt();
        return event instanceof PersonDeleted deleted ? deleted.createdAt() : null;
    }

    @Override
    public String toString() {
        return "Received" + event;
    }
}
