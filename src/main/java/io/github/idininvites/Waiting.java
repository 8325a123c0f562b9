package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One awaited person: the waits for the answer, and when to look for it next. Guarded by the lock of {@link Looks}. */
final class Waiting {
    private static final long FIRST_DELAY = 2_000_000_000L;
    private static final long LONGEST_DELAY = 60_000_000_000L;
    private static final long BETWEEN_HINTS = 2_000_000_000L;

    final ApiCall<Person> look;
    /** The next look on the agenda. */
    Agenda.@Nullable Entry next;
    /** Whether the next look must wait, because an ordinary call reads the person now. */
    boolean isBlocked;

    private final String personId;
    private final Set<Receiver> receivers = new LinkedHashSet<>(2);
    private final List<SharedGet> gets = new ArrayList<>(0);
    private boolean looking;
    private long delay;
    private long due;
    private boolean hinted;
    private long lastHint;
    private int attempts;
    private @Nullable IdinInvitesException lost;

    /** A wait for this person, and perhaps for others. All but {@link #wake} are called under the lock. */
    interface Receiver {
        /** Takes an answer; false if the wait is over. */
        boolean answered(Person person);

        /** Takes a failure, which ends the wait; false if the wait is over. */
        boolean failed(String personId, Throwable failure);

        /**
         * Hears that a look brought no answer, or failed in a way that does not end the wait. False if the wait needs no further
         * look.
         */
        boolean looked(String personId, @Nullable IdinInvitesException failure);

        /** Hands on what it took. Called without the lock. */
        void wake();
    }

    Waiting(String personId, ApiCall<Person> look, long now) {
        this.personId = personId;
        this.look = look;
        due = now;
        lastHint = now - BETWEEN_HINTS;
    }

    /** Adds a wait. A look for it is due at once. */
    void add(Receiver receiver, long now) {
        receivers.add(receiver);
        delay = 0;
        due = now;
    }

    void remove(Receiver receiver) {
        receivers.remove(receiver);
    }

    void add(SharedGet get) {
        gets.add(get);
    }

    void remove(SharedGet get) {
        gets.remove(get);
    }

    boolean isLeft() {
        return receivers.isEmpty() && gets.isEmpty();
    }

    /** Whether a caller of {@code get()} waits for a look that is yet to begin. */
    boolean isUrgent() {
        return !gets.isEmpty();
    }

    boolean isLooking() {
        return looking;
    }

    void hint() {
        hinted = true;
    }

    /** When to look next. */
    long due(long now) {
        if (!hinted) return due;
        long hintDue = Math.max(lastHint + BETWEEN_HINTS - now, 0) + now;
        return hintDue - due < 0 ? hintDue : due;
    }

    void lookBegins(long now) {
        looking = true;
        if (hinted) lastHint = now;
        hinted = false;
        gets.forEach(SharedGet::begins);
    }

    void lookEnds(Sleeper time) {
        long now = time.now();
        looking = false;
        if (now - due < 0 || isLeft()) return; // it was a look between two that were planned
        delay = delay == 0 ? FIRST_DELAY : Math.min(delay / 2 * 3, LONGEST_DELAY);
        due = now + time.betweenLooks(delay);
    }

    /** Hands on what was read. True if somebody took it. */
    boolean read(Person person, List<Runnable> after) {
        attempts++;
        if (!person.hasAnswered() && !Leftovers.isData(person)) {
            looked(null, after);
            return end(SharedGet::isFresh, person, null, after);
        }
        if (lost != null && person.succeededWithoutData()) fail(ApiErrors.resultLost(look, lost, attempts), after);
        boolean taken = false;
        for (var receiver : receivers) {
            taken |= receiver.answered(person);
            after.add(receiver::wake);
        }
        receivers.clear();
        return end(any -> true, person, null, after) || taken;
    }

    /** Hands on the failure. True if somebody took it. */
    boolean failed(Throwable failure, List<Runnable> after) {
        if (endsWait(failure)) {
            boolean taken = fail(failure, after);
            return end(any -> true, null, failure, after) || taken;
        }
        lostBy(failure);
        looked((IdinInvitesException) failure, after);
        return end(SharedGet::isFresh, null, failure, after);
    }

    /** Remembers that an answer may have been lost. */
    void lostBy(Throwable failure) {
        if (!(failure instanceof IdinInvitesException e)) return;
        attempts += e.attempts();
        if (e.delivery() == Delivery.UNKNOWN) lost = e;
    }

    private boolean fail(Throwable failure, List<Runnable> after) {
        boolean taken = false;
        for (var receiver : receivers) {
            taken |= receiver.failed(personId, failure);
            after.add(receiver::wake);
        }
        receivers.clear();
        return taken;
    }

    private void looked(@Nullable IdinInvitesException failure, List<Runnable> after) {
        receivers.removeIf(receiver -> {
            boolean stays = receiver.looked(personId, failure);
            if (!stays) after.add(receiver::wake);
            return !stays;
        });
    }

    private boolean end(
            Predicate<SharedGet> which, @Nullable Person person, @Nullable Throwable failure, List<Runnable> after) {
        return gets.removeIf(get -> {
            boolean ends = which.test(get);
            if (ends) after.add(get.ends(person, failure));
            return ends;
        });
    }

    /** Whether the failure ends the wait: another look is of no use, or the failure has data that the API hands out once. */
    private static boolean endsWait(Throwable failure) {
        if (failure instanceof ApiException e)
            return !(e instanceof RateLimitException) && e.statusCode() != 408 && e.statusCode() / 100 != 5;
        return !(failure instanceof ConnectionException) || failure instanceof ResultLostException;
    }
}
