package io.github.idininvites.webhook;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event, and a way to find out whether it is true. For the handler that it was given to, and its thread. */
public final class ReceivedEvent<E extends WebhookEvent> {
    private final E event;
    private final IdinInvitesClient client;
    private final ConfirmationLimit limit;
    private final UnhandledResults results;
    private @Nullable Confirmation confirmation;

    ReceivedEvent(E event, IdinInvitesClient client, ConfirmationLimit limit, UnhandledResults results) {
        this.event = event;
        this.client = client;
        this.limit = limit;
        this.results = results;
    }

    /** What is said to have happened: a hint. */
    public E event() {
        return event;
    }

    /**
     * Asks the API, the first time; later the same answer again. If the person identified, the answer holds their data, which
     * the API may hand out only once: store it before anything else. Should the handler fail, or not want it for this event,
     * the receiver keeps the data in memory for the next one, for a day and of the last 1,000 such persons; another instance,
     * or this one started anew, has it not. So if this says {@link Person#succeededWithoutData} and you have no data either,
     * throw: the instance that has it may get the next delivery.
     *
     * <p>A receiver asks for a person 6 times a minute at most, however many events name them; beyond that this throws, the
     * event is answered with 503, and a true one comes again.
     *
     * @throws IllegalStateException if the person was asked for too often in the last minute
     * @throws DecodingException if the API's answer cannot be read; keep {@link DecodingException#responseBytes()}, here or
     *     from {@link WebhookReply#failure()}, as the data in it may not come again
     * @throws IdinInvitesException if the API cannot be asked; leave it to the receiver, which answers 503
     */
    public Confirmation confirm() {
        if (confirmation == null) confirmation = ask();
        return confirmation;
    }

    private Confirmation ask() {
        if (event instanceof PersonUpdated updated) {
            Person person = read(updated.groupId(), updated.personId());
            return new Confirmation(person == null ? Verdict.FORGED : verdict(updated, person), person);
        }
        if (event instanceof PersonDeleted deleted) {
            Person person = read(deleted.groupId(), deleted.personId());
            return new Confirmation(person == null ? Verdict.CONFIRMED : Verdict.CONTRADICTORY, person);
        }
        return new Confirmation(Verdict.UNCONFIRMABLE, null);
    }

    private @Nullable Person read(String groupId, String personId) {
        limit.take(groupId, personId);
        try {
            return results.kept(client.group(groupId).person(personId).get());
        } catch (NotFoundException e) {
            return null;
        }
    }

    private static Verdict verdict(PersonUpdated event, Person person) {
        String says = event.statusText();
        boolean answer = says == null || event.status() != PersonStatus.UNKNOWN;
        // A terminal status never goes back to none: whoever says there was one made it up.
        if (person.statusText() == null) return answer ? Verdict.FORGED : Verdict.CONTRADICTORY;
        if (says == null || says.equals(person.statusText())) return Verdict.CONFIRMED;
        return isBefore(event.createdAt(), person.updatedAt()) ? Verdict.STALE : Verdict.CONTRADICTORY;
    }

    private static boolean isBefore(@Nullable OffsetDateTime event, @Nullable OffsetDateTime person) {
        return event != null && person != null && event.isBefore(person);
    }

    /** The handler is done. What was read for an event that is not true was, perhaps, not what it wanted. */
    void handled() {
        if (confirmation == null || confirmation.verdict() != Verdict.CONFIRMED) return;
        Person person = confirmation.person();
        if (person != null) results.handled(person);
    }

    @Override
    public String toString() {
        return "Received" + event;
    }
}
