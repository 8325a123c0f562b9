package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** One group. Making one calls nothing; its methods do. Safe for use by many threads. */
public final class GroupHandle {
    private final Transport transport;
    private final String id;
    private final ApiPath persons;

    GroupHandle(Transport transport, String id) {
        this.transport = transport;
        this.id = Check.id("groupId", id);
        persons = Endpoints.persons(id);
    }

    /** The group's id. */
    public String id() {
        return id;
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
        return transport.execute(Endpoints.addPerson(persons, person));
    }

    /** {@link #addPerson} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Person> addPersonAsync(NewPerson person) {
        return transport.executeAsync(Endpoints.addPerson(persons, person));
    }

    /**
     * The place to act on one of its persons. Calls nothing.
     *
     * @throws IllegalArgumentException if the id is not 1 to 64 letters, digits, {@code -} or {@code _}
     */
    public PersonHandle person(String personId) {
        return new PersonHandle(transport, id, personId);
    }

    /** {@link #person(String)} with this person's id. */
    public PersonHandle person(Person person) {
        return person(Objects.requireNonNull(person, "person must not be null").id());
    }

    @Override
    public String toString() {
        return "GroupHandle[id=" + id + "]";
    }
}
