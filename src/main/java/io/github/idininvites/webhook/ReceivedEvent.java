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

/** An event, and a way to find out whether it is true. Use it only in the handler, on the handler's thread. */
public final class ReceivedEvent<E extends WebhookEvent> {
    private final E event;
    private final Answers answers;
    private @Nullable Confirmation confirmation;

    ReceivedEvent(E event, Answers answers) {
        this.event = event;
        this.answers = answers;
    }

    /** What is said to have happened: a hint. */
    public E event() {
        return event;
    }

    /**
     * The first call asks the API; later calls return the same answer. If the person identified, the answer holds their data,
     * which the API may hand out only once. With an {@link AnswerStore} it is stored before this returns. Without one, store
     * it before anything else, whatever the verdict. If a handler of {@code person.updated} fails, the receiver keeps the data in
     * memory for the next event, for a day at most; another instance, or this one after a restart, does not have it. So if
     * this says {@link Person#succeededWithoutData} and you have no data either, throw: the data may be in another instance.
     *
     * <p>A receiver reads a person 6 times at once, and then every 10 s, however many events name them. It keeps the data of
     * 1,000 persons. Above either limit, this throws; let it pass. The receiver replies 503, and a true event comes again; or
     * 204, if the answer that the event tells of was handled before.
     *
     * @throws IllegalStateException if the person was read too often, or too much data waits in memory
     * @throws NotFoundException if a 404 came that is not the API's, as its body is no JSON object
     * @throws ResultLostException if the answer with the data may have been lost on the way
     * @throws DecodingException if the API's answer cannot be read. Keep {@link DecodingException#responseBytes()}, here or
     *     from {@link WebhookReply#failure()}, because the data in it may not come again; an {@link AnswerStore} gets it
     * @throws IdinInvitesException if the API cannot be asked; let it pass, and the receiver replies 503
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
        // A terminal status never goes back to none: the event is too early, or made up.
        if (!person.hasAnswered()) return answer ? Verdict.UNFOUNDED : Verdict.CONTRADICTORY;
        if (says == null) return Verdict.CONFIRMED;
        return isBefore(event.createdAt(), person.updatedAt()) ? Verdict.STALE : Verdict.CONTRADICTORY;
    }

    private static boolean isBefore(@Nullable OffsetDateTime event, @Nullable OffsetDateTime person) {
        return event != null && person != null && event.isBefore(person);
    }

    /** The handler is done. One of a deletion has no use for an answer; nor has anybody once the person is gone. */
    void handled() {
        if (confirmation == null) return;
        Person person = confirmation.person();
        if (person != null && event instanceof PersonUpdated updated) answers.handled(updated.groupId(), person);
        if (person == null && event instanceof PersonDeleted deleted)
            answers.forget(deleted.groupId(), deleted.personId());
    }

    /** Whether only another answer of the API could help: the one that it gave has nothing to handle. */
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
