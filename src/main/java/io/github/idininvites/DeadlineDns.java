package io.github.idininvites;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;

/**
 * Looks hosts up on a thread of the library's: a lookup obeys no timeout, no interrupt and no cancel, so the call waits for it
 * no longer than it may. A record, because OkHttp shares connections between clients whose {@code Dns} are equal.
 */
record DeadlineDns(Dns dns) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var run = CallWatch.ofThisThread();
        if (run == null) return dns.lookup(host);
        var found = new CompletableFuture<List<InetAddress>>();
        var caller = Thread.currentThread();
        Daemons.run(() -> {
            try {
                found.complete(dns.lookup(host));
            } catch (Throwable t) { // an Error too: the caller waits
                found.completeExceptionally(t);
            }
            LockSupport.unpark(caller);
        });
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

    /** The call ended before the lookup did. */
    static final class LookupEndedException extends UnknownHostException {}
}
