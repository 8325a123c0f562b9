package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.model.NewPerson;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a row through claim, call and outcome: once to add the person, once to invite them. */
final class RowCalls {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final long TICK_NANOS = 50_000_000;
    private static final String CHANGED =
            "name, e-mail address and attributes must be those in the journal for this reference, but are others";
    private static final String GONE = "a row that was claimed must stay in the journal";

    private final GroupHandle group;
    private final Pace pace;
    private final boolean linksOnly;

    RowCalls(GroupHandle group, Pace pace, boolean linksOnly) {
        this.group = group;
        this.pace = pace;
        this.linksOnly = linksOnly;
    }

    /** The value of the future; throws what the future failed with. */
    static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException journal ? journal : e;
        }
    }

    /** Finishes one row, or takes it as far as possible, on the calling thread. */
    Outcome run(OpenJournal journal, Invitee invitee, Halt halt) {
        var refused = new AtomicReference<Outcome.@Nullable NotTried>();
        Row row = known(journal, invitee, refused::set);
        if (row == null) return Objects.requireNonNull(refused.get());
        while (row.isOpen() && awaitTurn(halt)) {
            var claim = join(claim(journal, row));
            if (claim.isEmpty()) {
                row = Objects.requireNonNull(journal.find(invitee.reference()), GONE);
            } else {
                row = call(claim.get(), invitee.person(), halt);
                try {
                    join(journal.record(claim.get(), row));
                } catch (IllegalStateException e) {
                    throw notRecorded(row, e);
                }
                if (!claim.get().mayBegin()) break; // this process was frozen, and another may have taken the row
            }
        }
        Outcome outcome = row.outcome(linksOnly);
        Exception why = halt.by();
        if (why == null || !(outcome instanceof Outcome.NotTried notTried)) return outcome;
        String reason = why instanceof ApiException api
                ? "status " + api.statusCode()
                : why.getClass().getSimpleName();
        return new Outcome.NotTried(row.reference(), notTried.why() + " (" + reason + ")");
    }

    /**
     * The row as the journal knows it, or a new one; null if the row is refused.
     *
     * @param refused gets the outcome of a refused row, which the journal does not have
     */
    static @Nullable Row known(OpenJournal journal, Invitee invitee, Consumer<Outcome.NotTried> refused) {
        String reference = invitee.reference();
        String problem = invitee.problem();
        if (problem == null) {
            String fingerprint = journal.fingerprint(reference, invitee.person());
            Row known = journal.find(reference);
            if (known == null) return Row.fresh(reference, fingerprint);
            if (known.fingerprint().equals(fingerprint)) return known;
            problem = CHANGED;
        }
        refused.accept(new Outcome.NotTried(reference, problem));
        return null;
    }

    /** Claims the row for its next call. */
    static CompletableFuture<Optional<Claim>> claim(OpenJournal journal, Row row) {
        return journal.claim(row, row.step() == Step.NEW ? Step.ADDING : Step.INVITING);
    }

    static IllegalStateException notRecorded(Row row, Throwable e) {
        return new IllegalStateException(
                "the call for row " + row.reference()
                        + " was made, but the journal could not write its outcome; the row is in doubt",
                e);
    }

    /** Waits until the next call may begin; false if no call may be made. */
    boolean awaitTurn(Halt halt) {
        while (!halt.isSet() && !Thread.currentThread().isInterrupted()) {
            long turn = pace.turn(System.nanoTime());
            for (long left = turn - System.nanoTime(); left > 0 && !halt.isSet(); left = turn - System.nanoTime()) {
                LockSupport.parkNanos(Math.min(left, TICK_NANOS));
                if (Thread.currentThread().isInterrupted()) return false;
            }
            if (!halt.isSet() && !pace.isPaused(System.nanoTime())) return true;
        }
        return false;
    }

    /** Makes the call, and returns the row as it is after that. */
    Row call(Claim claim, NewPerson person, Halt halt) {
        Row row = claim.row();
        try {
            if (halt.isSet() || !claim.mayBegin()) return row.before();
            Row done =
                    row.personId() == null ? row.added(group.addPerson(person).id()) : invited(row, row.personId());
            halt.answered();
            pace.accepted();
            return done;
        } catch (IdinInvitesException e) {
            return failed(row, e, halt);
        } catch (IllegalArgumentException e) { // for example an invalid id from the API; it concerns this row only
            return row.rejected(0);
        } catch (RuntimeException e) { // the client refused the call, for example because it is closed
            halt.because(e);
            return row.before();
        }
    }

    private Row invited(Row row, String personId) {
        var person = group.person(personId);
        return row.invited(linksOnly ? person.createInviteLink() : person.sendInvite(), linksOnly);
    }

    private Row failed(Row row, IdinInvitesException e, Halt halt) {
        return switch (e.delivery()) {
            case NOT_SENT -> {
                if (pace.pause(System.nanoTime(), Duration.ZERO)) halt.doubt(e);
                halt.tryLater(e);
                yield row.before();
            }
            case UNKNOWN, ACCEPTED -> {
                halt.doubt(e);
                yield row.at(Step.IN_DOUBT);
            }
            case REJECTED -> rejected(row, e, halt);
        };
    }

    private Row rejected(Row row, IdinInvitesException e, Halt halt) {
        if (e instanceof RateLimitException limit) {
            Duration asked = limit.retryAfter().orElse(Duration.ZERO);
            if (asked.compareTo(LONGEST_PAUSE) > 0) halt.because(e);
            else if (pace.pause(System.nanoTime(), asked)) {
                pace.slowDown();
                halt.doubt(e);
            }
            halt.tryLater(e);
            return row.before();
        }
        halt.answered();
        int status = e instanceof ApiException answer ? answer.statusCode() : 0;
        boolean groupIsGone = row.personId() == null && (status == 404 || status == 410);
        if (status != 401 && status != 403 && !groupIsGone) return row.rejected(status);
        halt.because(e);
        return row.before();
    }
}
