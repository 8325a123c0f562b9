package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.model.NewPerson;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The way of one row: claim, call, outcome; once to add the person, once to invite them. */
final class RowCalls {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final long TICK_NANOS = 50_000_000;
    private static final String CHANGED =
            "name, address and attributes must be those of the earlier run, but were changed: take another reference";
    private static final String STOPPED = "the run stopped before";

    private final GroupHandle group;
    private final Pace pace;
    private final Semaphore calls;
    private final boolean linksOnly;

    RowCalls(GroupHandle group, Pace pace, Semaphore calls, boolean linksOnly) {
        this.group = group;
        this.pace = pace;
        this.calls = calls;
        this.linksOnly = linksOnly;
    }

    /**
     * Brings the row to its end, or as far as it goes.
     *
     * @param refused is told of an outcome that the journal does not have
     * @throws IllegalStateException if the journal fails; what it knows then still holds
     */
    Outcome run(OpenJournal journal, Invitee invitee, Halt halt, Consumer<Outcome.NotTried> refused) {
        String reference = invitee.reference();
        if (invitee.problem() != null) return refused(reference, invitee.problem(), refused);
        NewPerson person = invitee.person();
        String fingerprint = journal.fingerprint(reference, person);
        Row known = journal.find(reference);
        Row row = known == null ? Row.fresh(reference, fingerprint) : known;
        if (!row.fingerprint().equals(fingerprint)) return refused(reference, CHANGED, refused);
        while (row.isOpen()) {
            if (!awaitTurn(halt)) return known == null ? refused(reference, STOPPED, refused) : row.outcome(linksOnly);
            Claim claim = journal.claim(row, row.step() == Step.NEW ? Step.ADDING : Step.INVITING);
            known = claim == null ? journal.find(reference) : recorded(journal, claim, call(claim, person, halt));
            row = Objects.requireNonNull(known, "a row that was claimed must stay in the journal");
            if (claim != null && !claim.mayBegin()) break; // this process was away, and others may be at work
        }
        return row.outcome(linksOnly);
    }

    private static Outcome refused(String reference, String why, Consumer<Outcome.NotTried> refused) {
        var outcome = new Outcome.NotTried(reference, why);
        refused.accept(outcome);
        return outcome;
    }

    private static Row recorded(OpenJournal journal, Claim claim, Row outcome) {
        try {
            journal.record(claim, outcome);
            return outcome;
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "the call for row " + outcome.reference()
                            + " was made, but what came of it could not be written down; " + "the row is in doubt",
                    e);
        }
    }

    private boolean awaitTurn(Halt halt) {
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

    /** The row after the call. */
    private Row call(Claim claim, NewPerson person, Halt halt) {
        Row row = claim.row();
        calls.acquireUninterruptibly();
        try {
            if (halt.isSet() || !claim.mayBegin()) return row.before();
            Row done =
                    row.personId() == null ? row.added(group.addPerson(person).id()) : invited(row, row.personId());
            halt.answered();
            pace.accepted();
            return done;
        } catch (IdinInvitesException e) {
            return failed(row, e, halt);
        } catch (IllegalArgumentException e) { // an id that is none of the API's, say: it concerns this row only
            return row.rejected(0);
        } catch (RuntimeException e) { // the client refused to make the call, as it does once it is closed
            halt.because(e);
            return row.before();
        } finally {
            calls.release();
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
        halt.answered();
        if (e instanceof RateLimitException limit) {
            Duration asked = limit.retryAfter().orElse(Duration.ZERO);
            if (asked.compareTo(LONGEST_PAUSE) > 0) halt.because(e);
            else if (pace.pause(System.nanoTime(), asked)) pace.slowDown();
            halt.tryLater(e);
            return row.before();
        }
        int status = e instanceof ApiException answer ? answer.statusCode() : 0;
        boolean groupIsGone = row.personId() == null && (status == 404 || status == 410);
        if (status != 401 && status != 403 && !groupIsGone) return row.rejected(status);
        halt.because(e);
        return row.before();
    }
}
