package io.github.idininvites.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads persons' answers for a receiver, keeps their data until a handler has succeeded, and passes it to the store. */
final class Answers {
    private static final Duration SAME = Duration.ofMinutes(1); // the longest time from an answer to its event
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final IdinInvitesClient client;
    private final @Nullable AnswerStore store;
    private final ConfirmationLimit limit;
    private final UnhandledResults results;

    /** The answer that the event reports was handled before, and the person was read too often to read them again. */
    static final class HandledException extends IllegalStateException {
        HandledException(String personId) {
            super("the answer of person " + personId + " was handled before");
        }
    }

    /** The store failed; its exception is the cause. */
    static final class StoreException extends RuntimeException {
        StoreException(Exception cause) {
            super(cause);
        }
    }

    Answers(IdinInvitesClient client, @Nullable AnswerStore store, Clock clock) {
        this.client = client;
        this.store = store;
        limit = new ConfirmationLimit(clock);
        results = new UnhandledResults(clock);
    }

    /**
     * Reads the person; null if the API has no such person. If there is a store, it has the data when this returns.
     *
     * @param told the event that reports the answer; null if the event reports none
     */
    @Nullable
    Person read(String groupId, String personId, @Nullable PersonUpdated told) {
        String key = groupId + "/" + personId;
        var waiting = results.waiting(key);
        Person person = told != null && waiting != null && isOf(told, waiting)
                ? waiting.person()
                : ask(key, groupId, personId, told);
        if (store != null && person != null && UnhandledResults.hasData(person)) {
            try {
                store.store(groupId, person);
            } catch (Exception e) {
                if (e instanceof InterruptedException) Thread.currentThread().interrupt();
                throw new StoreException(e);
            }
            results.handled(key, person);
        }
        return person;
    }

    private @Nullable Person ask(String key, String groupId, String personId, @Nullable PersonUpdated told) {
        if (!limit.take(key)) {
            var handled = limit.lastHandled(key);
            if (told != null && handled != null && tells(told, handled.status(), handled.updatedAt()))
                throw new HandledException(personId);
            throw new IllegalStateException("a person must be read at most " + ConfirmationLimit.READS_AT_ONCE
                    + " times at once and then every " + ConfirmationLimit.SECONDS_A_READ
                    + " s to confirm events, but more came for person " + personId);
        }
        results.reserve(key);
        boolean read = false;
        try {
            Person now = client.group(groupId).person(personId).get();
            read = true;
            return results.read(key, now, told);
        } catch (DecodingException e) {
            keep(groupId, personId, e);
            throw e;
        } catch (ApiException e) {
            if (saysThatThereIsNone(e)) return null;
            throw e;
        } finally {
            if (!read) results.notRead();
        }
    }

    /** Whether the event reports the result that waits. */
    private static boolean isOf(PersonUpdated event, UnhandledResults.Read waiting) {
        return event.equals(waiting.last())
                || tells(event, waiting.person().statusText(), waiting.person().updatedAt());
    }

    /** Whether the event may report this answer, and not a later one. */
    private static boolean tells(PersonUpdated event, @Nullable String status, @Nullable OffsetDateTime updatedAt) {
        boolean same = event.statusText() == null || event.statusText().equals(status);
        return same
                && event.createdAt() != null
                && updatedAt != null
                && Duration.between(updatedAt, event.createdAt()).compareTo(SAME) <= 0;
    }

    private void keep(String groupId, String personId, DecodingException unreadable) {
        if (store == null || unreadable.delivery() != Delivery.ACCEPTED) return;
        try {
            store.storeUnreadable(groupId, personId, unreadable.responseBytes());
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            unreadable.addSuppressed(e);
        }
    }

    /** Not every 404 is from the API: a gateway that cannot reach the API answers 404 with a text or a page. */
    private static boolean saysThatThereIsNone(ApiException e) {
        return (e.statusCode() == 404 || e.statusCode() == 410) && isJsonObject(e.responseBody());
    }

    private static boolean isJsonObject(String body) {
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) return false;
            in.skipChildren();
            return in.nextToken() == null;
        } catch (IOException | RuntimeException notJson) {
            return false;
        }
    }

    /** Tells those who await this person's answer in this client to look now. */
    void hint(PersonUpdated event) {
        client.group(event.groupId()).person(event.personId()).lookNow();
    }

    /** A handler has handled the deletion of the person. */
    void forget(String groupId, String personId) {
        results.forget(groupId + "/" + personId);
    }

    /** A handler has handled this answer. */
    void handled(String groupId, Person person) {
        String key = groupId + "/" + person.id();
        results.handled(key, person);
        if (person.hasAnswered()) limit.handled(key, person);
    }
}
