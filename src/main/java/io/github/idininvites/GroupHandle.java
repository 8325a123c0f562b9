package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handle for the calls about one group. Making a handle does not call the API; its methods do. Safe for use by many threads.
 */
public final class GroupHandle {
    private final Transport transport;
    private final String id;
    private final Waits waits;
    private final ApiPath persons;
    private final boolean once;
    private final @Nullable Duration timeout;

    GroupHandle(Transport transport, Waits waits, String id, boolean once, @Nullable Duration timeout) {
        this.transport = transport;
        this.waits = waits;
        this.id = Check.id("groupId", id);
        persons = Endpoints.persons(id);
        this.once = once;
        this.timeout = timeout;
    }

    /** The group's id. */
    public String id() {
        return id;
    }

    /**
     * The same group, for code that repeats calls by itself, such as a job engine or {@code BulkInvite}. The client's {@link
     * RetryPolicy} does not apply to {@code addPerson}, {@code sendInvite} and {@code createInviteLink}, so a 429 is thrown at
     * once. Does not call the API.
     *
     * <p>Two things happen all the same, as no policy decides them. If a pooled connection is dead, the client takes another one.
     * If this machine's clock is wrong, the client signs a new token and sends the request once more.
     */
    public GroupHandle withoutRetries() {
        return new GroupHandle(transport, waits, id, true, timeout);
    }

    /**
     * The same group, but each call about it and about its {@link #person persons} may take this long in total, in place of the
     * client's {@linkplain IdinInvitesClient.Builder#callTimeout call timeout}. An attempt still ends after the client's
     * {@linkplain IdinInvitesClient.Builder#attemptTimeout attempt timeout}. {@link #awaitAnswers} has a limit of its own, and
     * its reads keep the client's call timeout. Does not call the API.
     *
     * @param timeout from 1 ms to 1 day, from the moment of the call
     * @throws IllegalArgumentException if it is out of range
     */
    public GroupHandle withTimeout(Duration timeout) {
        return new GroupHandle(transport, waits, id, once, Check.timeout("timeout", timeout));
    }

    /**
     * Adds a person to the group. This mails nobody: {@link PersonHandle#sendInvite()} does that.
     *
     * <p>The call is not repeated if the connection drops after the request was sent: that could add the person twice.
     *
     * @throws NotFoundException if the group does not exist
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the answer is a 2xx that cannot be read; {@link DecodingException#delivery()} tells whether
     *     the person was added
     */
    public Person addPerson(NewPerson person) {
        return transport.execute(Endpoints.addPerson(persons, person).with(once, timeout));
    }

    /** {@link #addPerson} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Person> addPersonAsync(NewPerson person) {
        return transport.executeAsync(Endpoints.addPerson(persons, person).with(once, timeout));
    }

    /**
     * A handle for the calls about one person of this group. Does not call the API, so it does not check that the person exists.
     *
     * @throws IllegalArgumentException if the id is not 1 to 64 letters, digits, {@code -} or {@code _}
     */
    public PersonHandle person(String personId) {
        return new PersonHandle(transport, waits, id, personId, once, timeout);
    }

    /** {@link #person(String)} with this person's id. */
    public PersonHandle person(Person person) {
        return person(Objects.requireNonNull(person, "person must not be null").id());
    }

    /**
     * Waits until these persons have answered, and calls {@code onAnswer} with each answer as soon as it has come, on the
     * caller's thread. What {@link PersonHandle#awaitAnswer} says of one person holds for each of them. The client reads at most
     * 16 persons at the same time, however many thousands you await.
     *
     * <p>Prefer webhooks: CM tells a {@code WebhookReceiver} of each answer. Use this method where you cannot receive webhooks.
     *
     * <p>Store the answer in {@code onAnswer}, before anything else. If {@code onAnswer} throws, the wait ends, and this method
     * throws the same. The data of that answer, and of answers that {@code onAnswer} did not get, stays in memory: the next
     * {@code get()} or wait for the person returns it. A failure that ends the wait for one person ends it for all persons.
     * Before that, {@code onAnswer} gets the answers that have come.
     *
     * @param personIds the ids of the persons to wait for; an id that comes twice counts once
     * @param atMost how long to wait in total, from zero to 365 days. With zero, each person is read once
     * @param onAnswer called with each answer, one at a time
     * @return the ids of the persons who have not answered in time, in the given order; unmodifiable
     * @throws IllegalArgumentException if an id is not 1 to 64 letters, digits, {@code -} or {@code _}, or {@code atMost} is out
     *     of its range
     * @throws IllegalStateException if the client is closed, before or during the wait
     * @throws NotFoundException if the group or one of the persons no longer exists
     * @throws ApiException if the server answers with a status that is not 2xx. A 408, 429 or 5xx is thrown only if no read of
     *     any of the persons succeeded in time, any other status at once
     * @throws ConnectionException if the thread is interrupted, or if no read of any of the persons succeeded in time
     * @throws ResultLostException if one of the persons identified, but their data may have been in an answer that was lost
     * @throws DecodingException if an answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Set<String> awaitAnswers(Collection<String> personIds, Duration atMost, Consumer<Person> onAnswer) {
        return waits.await(reads(personIds), atMost, onAnswer);
    }

    /**
     * {@link #awaitAnswers} as a future. No thread waits. {@code onAnswer} runs on the client's {@linkplain
     * IdinInvitesClient.Builder#executor executor}, one answer at a time. Cancelling the future ends this wait and no other.
     */
    public CompletableFuture<Set<String>> awaitAnswersAsync(
            Collection<String> personIds, Duration atMost, Consumer<Person> onAnswer) {
        return waits.awaitAsync(reads(personIds), atMost, onAnswer);
    }

    private Map<String, ApiCall<Person>> reads(Collection<String> personIds) {
        Objects.requireNonNull(personIds, "personIds must not be null");
        var reads = new LinkedHashMap<String, ApiCall<Person>>();
        for (String personId : personIds) {
            Check.id("personId", personId);
            reads.computeIfAbsent(personId, id -> waits.read(Endpoints.person(this.id, id), id));
        }
        return reads;
    }

    @Override
    public String toString() {
        return "GroupHandle[id=" + id + "]";
    }
}
