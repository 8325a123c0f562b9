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

/** One group. Making one calls nothing; its methods do. Safe for use by many threads. */
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
     * This group, for code that tries again by itself, such as a job engine or {@code BulkInvite}: {@code addPerson}, {@code
     * sendInvite} and {@code createInviteLink} are tried once, whatever the client's {@link RetryPolicy} says. So a 429 is
     * thrown at once. What a policy has no say in stays: a dead pooled connection is left for another, and a token is signed anew
     * if this clock is wrong. Calls nothing.
     */
    public GroupHandle withoutRetries() {
        return new GroupHandle(transport, waits, id, true, timeout);
    }

    /**
     * This group, but each call may take this long in total, whatever the client's {@linkplain
     * IdinInvitesClient.Builder#callTimeout call timeout} is; so may the calls of its {@link #person persons}. An attempt still
     * ends after the client's {@linkplain IdinInvitesClient.Builder#attemptTimeout attempt timeout}. A wait has its own limit:
     * this does not change it, nor how long the wait's reads may take. Calls nothing.
     *
     * @param timeout from 1 ms to 1 day, from the moment of the call
     * @throws IllegalArgumentException if it is out of range
     */
    public GroupHandle withTimeout(Duration timeout) {
        return new GroupHandle(transport, waits, id, once, Check.timeout("timeout", timeout));
    }

    /**
     * Adds a person. This mails nobody: {@link PersonHandle#sendInvite()} does.
     *
     * <p>Not repeated when the connection drops after sending, as that could add the person twice.
     *
     * @throws IllegalArgumentException if a text has half a surrogate pair
     * @throws NotFoundException if there is no such group
     * @throws ApiException if the server refuses
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether it may have landed
     * @throws DecodingException if the person was added, but the answer cannot be read
     */
    public Person addPerson(NewPerson person) {
        return transport.execute(Endpoints.addPerson(persons, person).with(once, timeout));
    }

    /** {@link #addPerson} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Person> addPersonAsync(NewPerson person) {
        return transport.executeAsync(Endpoints.addPerson(persons, person).with(once, timeout));
    }

    /**
     * The place to act on one of its persons. Calls nothing.
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
     * Waits until these persons have answered, and hands over each answer once it is there, on the thread of the caller.
     * Everything that {@link PersonHandle#awaitAnswer} says of one person holds for each. Some 16 persons are read at the same
     * time, so that thousands can be awaited at once.
     *
     * <p>Prefer webhooks: a {@code WebhookReceiver} is told of each answer. Use this where you cannot receive any.
     *
     * <p>Store an answer in {@code onAnswer}, before anything else. If {@code onAnswer} throws, the wait ends with that. The
     * data of that answer, and of answers that were read and not handed over, stays in memory: the next {@code get()} or wait
     * for the person gets it. A failure that ends the wait for one person ends it for all; answers that came before are handed
     * over first.
     *
     * @param personIds whom to wait for; an id that comes twice counts once
     * @param atMost how long to wait in all: zero to 365 days. Zero reads each person once
     * @param onAnswer gets each answer, one at a time
     * @return the ids of those who have not answered by then, in the given order
     * @throws IllegalArgumentException if an id is not 1 to 64 letters, digits, {@code -} or {@code _}, or {@code atMost} is out
     *     of its range
     * @throws IllegalStateException if the client is closed, also while this waits
     * @throws NotFoundException if the group or one of the persons no longer exists
     * @throws ApiException if the server refuses; or if no read of any of the persons succeeded in the time
     * @throws ConnectionException if the thread is interrupted, or no read of any of the persons succeeded in the time
     * @throws ResultLostException if the data of one of the persons may have been lost on the way
     * @throws DecodingException if an answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Set<String> awaitAnswers(Collection<String> personIds, Duration atMost, Consumer<Person> onAnswer) {
        return waits.await(reads(personIds), atMost, onAnswer);
    }

    /**
     * {@link #awaitAnswers} without waiting, and without a thread that waits. {@code onAnswer} runs on the client's {@linkplain
     * IdinInvitesClient.Builder#executor executor}, one answer at a time. Cancelling the future ends this wait, and no other call.
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
