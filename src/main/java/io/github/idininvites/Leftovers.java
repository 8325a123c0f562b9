package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Data that was read when nobody waited for it any more. The API may hand it out once, so the next call for the person gets it
 * from here. Holds the data of 1,000 persons, and then drops the oldest.
 */
final class Leftovers {
    static final int MOST = 1_000;

    private final Map<String, CompletableFuture<Person>> kept = new LinkedHashMap<>();
    private volatile boolean any;

    /** Whether the API may not hand this out again. */
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
        kept.remove(key); // to be the youngest
        if (kept.size() >= MOST) kept.remove(kept.keySet().iterator().next());
        kept.put(
                key,
                outcome instanceof Person person
                        ? CompletableFuture.completedFuture(person)
                        : CompletableFuture.failedFuture((Throwable) outcome));
        any = true;
    }

    /** What a call for this path is to return or throw; null if it must ask the API. */
    synchronized @Nullable CompletableFuture<Person> take(ApiPath path) {
        var taken = kept.remove(path.toString());
        any = !kept.isEmpty();
        return taken;
    }
}
