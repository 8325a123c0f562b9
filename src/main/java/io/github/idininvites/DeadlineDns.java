package io.github.idininvites;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;

/**
 * Looks hosts up on a thread of {@link Daemons}. A lookup obeys no timeout, interrupt or cancel, so the call waits for it only as
 * long as the call may take. This is a record, because OkHttp shares connections between clients whose {@code Dns} are equal.
 */
record DeadlineDns(Dns dns) implements Dns {
    /** The lookups in progress. However many calls wait for a host, one thread looks it up. */
    private static final Map<Lookup, CompletableFuture<List<InetAddress>>> LOOKUPS = new ConcurrentHashMap<>();

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var run = CallWatch.ofThisThread();
        if (run == null) return dns.lookup(host);
        CompletableFuture<List<InetAddress>> found;
        try {
            found = LOOKUPS.computeIfAbsent(new Lookup(dns, host), Lookup::start);
        } catch (OutOfMemoryError noThread) {
            return dns.lookup(host);
        }
        var caller = Thread.currentThread();
        var unused = found.whenComplete((addresses, failure) -> LockSupport.unpark(caller));
        for (long left; !found.isDone(); LockSupport.parkNanos(found, left)) {
            left = run.attemptNanosLeft();
            if (left <= 0 || run.isOver()) throw new LookupEndedException();
        }
        try {
            return found.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) throw unknown;
            if (e.getCause() instanceof RuntimeException bug) throw bug;
            throw e;
        }
    }

    private record Lookup(Dns dns, String host) {
        CompletableFuture<List<InetAddress>> start() {
            var found = new CompletableFuture<List<InetAddress>>();
            Daemons.run(() -> {
                try {
                    found.complete(dns.lookup(host));
                } catch (Throwable t) { // an Error too: callers wait
                    found.completeExceptionally(t);
                }
                LOOKUPS.remove(this);
            });
            return found;
        }
    }

    /** The call ended before the lookup did. */
    static final class LookupEndedException extends UnknownHostException {}
}
