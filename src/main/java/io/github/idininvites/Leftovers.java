package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Data that was read and that no caller has yet: whoever waited is about to get it, or has given up. The API may hand it out only
 * once, so the next call for the person gets it from here. It holds the data of 1,000 persons at most, and drops the oldest
 * first.
 */
final class Leftovers {
    static final int MOST = 1_000;

    private final Map<String, CompletableFuture<Person>> kept = new LinkedHashMap<>();
    private volatile boolean any;

    /** Whether this is data that the API may not hand out again. */
    static boolean isData(@Nullable Object outcome) {
        if (outcome instanceof Person person)
            return person.result() != null && person.result().hasData();
        return outcome instanceof DecodingException e
                && e.delivery() == Delivery.ACCEPTED
                && e.responseBytes().length > 0;
    }

    boolean isEmpty() {
        return !any;
    }

    /** @param outcome what was read or thrown; it is dropped unless it holds data */
    synchronized void keep(ApiPath path, Object outcome) {
        if (!isData(outcome)) return;
        String key = path.toString();
        kept.remove(key); // so that it becomes the youngest
        if (kept.size() >= MOST) kept.remove(kept.keySet().iterator().next());
        kept.put(
                key,
                outcome instanceof Person person
                        ? CompletableFuture.completedFuture(person)
                        : CompletableFuture.failedFuture((Throwable) outcome));
        any = true;
    }

    /** What a call for this path is to return or throw; null if it must ask the API. It stays here until it is dropped. */
    synchronized @Nullable CompletableFuture<Person> get(ApiPath path) {
        return kept.get(path.toString());
    }

    /** Somebody has this outcome now. */
    void drop(ApiPath path, Object outcome) {
        if (any) dropIfLast(path, outcome);
    }

    private synchronized void dropIfLast(ApiPath path, Object outcome) {
        var last = kept.get(path.toString());
        if (last == null
                || !outcome.equals(last.handle((person, failure) -> person != null ? person : failure)
                        .join())) return;
        kept.remove(path.toString());
        any = !kept.isEmpty();
    }
}
