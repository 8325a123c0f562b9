package io.github.idininvites.proof.crash;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The moment of a kill: at this POST, after its answer or while so many answers are held back. */
final class PostGate {
    private final int at;
    private final int held;
    private final Set<String> heldRows = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private final CountDownLatch open = new CountDownLatch(1);

    /**
     * @param at counts the POSTs, from 1
     * @param held how many answers to hold back, from that POST on; 0 to hold none
     */
    PostGate(int at, int held) {
        this.at = at;
        this.held = held;
    }

    void beforeAnswer(PostLedger.Post post) {
        if (held == 0 || post.number() < at || open.getCount() == 0) return;
        heldRows.add(post.reference());
        if (heldRows.size() >= held) reached.complete(true);
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void afterAnswer(PostLedger.Post post) {
        if (held == 0 && post.number() >= at) reached.complete(true);
    }

    /** Until the moment has come. Fails if the worker ends before. */
    void await(WorkerProcess worker) throws Exception {
        if (!CompletableFuture.anyOf(reached, worker.ended()).get().equals(true))
            throw new AssertionError("the worker ended by itself: " + worker.awaitEnd());
    }

    /** Until the moment has come. */
    void await() {
        reached.join();
    }

    /** Lets the answers go that were held. */
    void open() {
        open.countDown();
    }

    /** The rows whose POST landed and got no answer until the gate was opened. */
    Set<String> heldRows() {
        return Set.copyOf(heldRows);
    }
}
