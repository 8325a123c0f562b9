package io.github.idininvites.proof.soak;

import io.github.idininvites.support.SocketServer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What must not grow: threads, connections, and the heap once the garbage is gone. */
record Vitals(int ours, int okHttps, int others, int connections, long heap) {
    private static final int THREADS_TOLERATED = 8;
    private static final long HEAP_TOLERATED = 8L << 20;
    /** For a short run among other tests, where nothing has come to rest: what is gross shows all the same. */
    private static final int UNRESTED = 8;

    /** Counts the heap without what the ledgers hold, which grow as they should. */
    static Vitals take(SoakServer server, long ledgers) {
        int ours = clientsThreads().size();
        int okHttps = threads("OkHttp").size();
        int others = threads("").size() - threads(SocketServer.THREAD).size() - ours - okHttps;
        return new Vitals(ours, okHttps, others, server.connections(), usedHeap() - ledgers);
    }

    static List<Thread> clientsThreads() {
        return threads("idin-invites-");
    }

    private static List<Thread> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** What grew since then by more than is tolerated; rested if idle threads had the time to end. */
    List<String> grownSince(Vitals earlier, boolean rested) {
        int threads = rested ? THREADS_TOLERATED : THREADS_TOLERATED * UNRESTED;
        var grown = new ArrayList<String>();
        if (rested && ours > 0) grown.add("the client's threads");
        if (okHttps > earlier.okHttps + threads) grown.add("OkHttp's threads");
        if (others > earlier.others + threads) grown.add("other threads");
        if (connections > Math.max(earlier.connections, Soak.CALLERS)) grown.add("connections");
        if (heap > earlier.heap + (rested ? HEAP_TOLERATED : HEAP_TOLERATED * UNRESTED)) grown.add("the heap");
        return grown.stream()
                .map(what -> what + " grew from " + earlier + " to " + this)
                .toList();
    }

    @Override
    public String toString() {
        return "%d threads of ours, %d of OkHttp's, %d others, %d connections, %.1f MiB"
                .formatted(ours, okHttps, others, connections, heap / 1048576.0);
    }
}
