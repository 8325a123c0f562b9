package io.github.idininvites.proof.soak;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.IdinInvitesException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Makes one call after the other, in one mode, and notes what it was told. Now and then it loses its patience with one. */
final class Caller implements Runnable {
    private static final int IMPATIENT_PERCENT = 6;

    private final IdinInvitesClient client;
    private final CallersLedger ledger;
    private final boolean async;
    private final SplittableRandom random;
    private final ScheduledExecutorService later;
    private final long end;

    Caller(
            IdinInvitesClient client,
            CallersLedger ledger,
            boolean async,
            SplittableRandom random,
            ScheduledExecutorService later,
            long end) {
        this.client = client;
        this.ledger = ledger;
        this.async = async;
        this.random = random;
        this.later = later;
        this.end = end;
    }

    @Override
    public void run() {
        while (System.nanoTime() - end < 0) {
            one();
            LockSupport.parkNanos(MICROSECONDS.toNanos(random.nextLong(20_000)));
        }
    }

    private void one() {
        var kind = CallKind.any(random);
        int call = ledger.begin();
        long begun = System.nanoTime();
        int attempts = 0;
        CallOutcome outcome;
        try {
            Object answer = async ? callAsync(kind, "call-" + call) : callSync(kind, "call-" + call);
            outcome = answer == this ? CallOutcome.CANCELLED : CallOutcome.VALUE;
            if (outcome == CallOutcome.VALUE && !CallKind.idIn(answer).equals("call-" + call)) {
                outcome = CallOutcome.BROKEN;
                ledger.remark(call, "it was given the answer of " + CallKind.idIn(answer));
            }
        } catch (IdinInvitesException e) {
            outcome = CallOutcome.valueOf(e.delivery().name());
            attempts = e.attempts();
        } catch (TimeoutException e) {
            outcome = CallOutcome.HUNG;
        } catch (Throwable e) { // whatever it is, it is not promised
            outcome = CallOutcome.BROKEN;
            ledger.remark(call, e.toString());
        }
        if (System.nanoTime() - begun > Soak.PATIENCE.toNanos()) outcome = CallOutcome.HUNG;
        ledger.ended(call, new CallersLedger.Entry(kind.post(), async, outcome, attempts));
    }

    private boolean losesPatience() {
        return random.nextInt(100) < IMPATIENT_PERCENT;
    }

    /** At once, or in the midst of it, or about when an attempt times out. */
    private long patience() {
        return switch (random.nextInt(3)) {
            case 0 -> MICROSECONDS.toNanos(random.nextLong(2_000));
            case 1 -> MILLISECONDS.toNanos(random.nextLong(50));
            default -> Soak.ATTEMPT_TIMEOUT.plusMillis(random.nextLong(-10, 10)).toNanos();
        };
    }

    private Object callSync(CallKind kind, String id) {
        return losesPatience()
                ? Interrupter.interrupting(later, patience(), () -> kind.call(client, id))
                : kind.call(client, id);
    }

    /** The answer; this caller itself if it cancelled. */
    private Object callAsync(CallKind kind, String id) throws Throwable {
        CompletableFuture<?> future = kind.callAsync(client, id);
        if (losesPatience()) {
            try {
                return get(future, patience());
            } catch (TimeoutException patienceLost) {
                if (future.cancel(true)) return this;
            }
        }
        return get(future, Soak.PATIENCE.toNanos());
    }

    private static Object get(CompletableFuture<?> future, long nanos) throws Throwable {
        try {
            return future.get(nanos, NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
