package io.github.idininvites.proof.fleet;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** What arrived at the API, by the rows' references. Whether an answer is dropped depends on the seed and the row only. */
final class FleetLedger {
    private final long seed;
    private final int droppedPercent;
    private final Map<String, Integer> persons = new ConcurrentHashMap<>();
    private final Map<String, Integer> invites = new ConcurrentHashMap<>();
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();

    FleetLedger(long seed, int droppedPercent) {
        this.seed = seed;
        this.droppedPercent = droppedPercent;
    }

    /** The new person's id. */
    String added(String reference) {
        return personId(reference, persons.merge(reference, 1, Integer::sum));
    }

    /** Also what was added twice has an id of its own each time. */
    static String personId(String reference, int time) {
        return reference + "-" + time;
    }

    static String reference(String personId) {
        return personId.substring(0, personId.lastIndexOf('-'));
    }

    void invited(String personId) {
        invites.merge(reference(personId), 1, Integer::sum);
    }

    /** Whether the client is to get no answer to this call. */
    boolean drops(String call, String reference) {
        long key = ((long) call.hashCode() << 32) ^ reference.hashCode();
        boolean drop = new SplittableRandom(seed ^ key).nextInt(100) < droppedPercent;
        if (drop) dropped.add(reference);
        return drop;
    }

    boolean isDropped(String reference) {
        return dropped.contains(reference);
    }

    int dropped() {
        return dropped.size();
    }

    int persons(String reference) {
        return persons.getOrDefault(reference, 0);
    }

    int invites(String reference) {
        return invites.getOrDefault(reference, 0);
    }

    long personsTwice() {
        return twice(persons);
    }

    long invitesTwice() {
        return twice(invites);
    }

    private static long twice(Map<String, Integer> counts) {
        return counts.values().stream().filter(count -> count > 1).count();
    }
}
