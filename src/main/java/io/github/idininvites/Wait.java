package io.github.idininvites;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.Person;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One wait: the persons who have not answered, the answers that its caller has not taken yet, and how it ends. Safe for use by
 * many threads.
 */
final class Wait implements Waiting.Receiver {
    private final Map<String, ApiCall<Person>> persons;
    private final boolean once;
    private final Runnable wake;
    private final Set<String> open;
    private final Deque<Person> answers = new ArrayDeque<>();
    private int looked;
    private boolean succeeded;
    private boolean ended;
    private @Nullable IdinInvitesException lastFailure;
    private @Nullable Throwable failure;
    private @Nullable String failed;

    /**
     * @param persons the call that reads each, by id, in the order that was given
     * @param once whether it ends when each person was looked at once
     */
    Wait(Map<String, ApiCall<Person>> persons, boolean once, Runnable wake) {
        this.persons = persons;
        this.once = once;
        this.wake = wake;
        open = new LinkedHashSet<>(persons.keySet());
        ended = open.isEmpty();
    }

    Map<String, ApiCall<Person>> persons() {
        return persons;
    }

    @Override
    public synchronized boolean answered(Person person) {
        if (ended || !open.remove(person.id())) return false;
        answers.add(person);
        succeeded = true;
        if (open.isEmpty()) ended = true;
        if (once && looked == open.size()) end();
        return true;
    }

    @Override
    public synchronized boolean failed(String personId, Throwable why) {
        if (ended) return false;
        ended = true;
        failure = why;
        failed = personId;
        return true;
    }

    @Override
    public synchronized boolean looked(String personId, @Nullable IdinInvitesException survived) {
        if (survived == null) succeeded = true;
        else lastFailure = survived;
        if (once && ++looked == open.size()) end();
        return !once && !ended;
    }

    @Override
    public void wake() {
        wake.run();
    }

    /** Its time is up. */
    synchronized void end() {
        if (ended) return;
        ended = true;
        if (succeeded) return;
        failure = lastFailure == null ? noAnswer(new TimeoutException(), Delivery.UNKNOWN, 1) : lastFailure;
    }

    ConnectionException noAnswer(Exception why, Delivery delivery, int attempts) {
        return ApiErrors.noAnswer(persons.values().iterator().next(), why, delivery, attempts);
    }

    /** The next answer, which stays here until it is {@link #taken}; null if there is none now. */
    synchronized @Nullable Person next() {
        return answers.peek();
    }

    /** The person whose failure ended the wait. */
    synchronized Optional<String> failed() {
        return Optional.ofNullable(failed);
    }

    /** Whether this wait is about that person. Callers can complete the future with a person of their own. */
    boolean isOfIt(Person answer) {
        return persons.containsKey(answer.id());
    }

    /** The caller has the answer. */
    synchronized void taken(Person answer) {
        answers.removeFirstOccurrence(answer);
    }

    /** Whether there is an answer to hand over, or the wait has ended. */
    synchronized boolean hasNews() {
        return ended || !answers.isEmpty();
    }

    /** Whether it has ended, and all its answers were taken. */
    synchronized boolean isOver() {
        return ended && answers.isEmpty();
    }

    /** The ids that are still open, in the order that was given; throws what ended the wait. */
    synchronized Set<String> open() {
        if (failure == null) return Collections.unmodifiableSet(new LinkedHashSet<>(open));
        throw SharedGet.unchecked(failure);
    }

    /**
     * Ends the wait: it takes nothing any more.
     *
     * @param thrown what its caller got
     * @return by person id, the answers and the failure that nobody took
     */
    synchronized Map<String, Object> stop(@Nullable Throwable thrown) {
        ended = true;
        var left = new LinkedHashMap<String, Object>();
        for (Person answer; (answer = answers.poll()) != null; ) left.put(answer.id(), answer);
        if (failure != null && failure != thrown && failed != null) left.put(failed, Objects.requireNonNull(failure));
        failure = null;
        return left;
    }
}
