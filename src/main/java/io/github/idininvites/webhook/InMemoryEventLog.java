package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A log in memory. The number of claims is bounded by the threads that handle events; the handled events are bounded by number
 * and age.
 */
final class InMemoryEventLog implements EventLog {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final int maxEvents;
    private final Duration timeToLive;
    private final Clock clock;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Instant> handled = new LinkedHashMap<>(); // the oldest first

    InMemoryEventLog(int maxEvents, Duration timeToLive, Clock clock) {
        if (maxEvents < 1) throw new IllegalArgumentException("maxEvents must be 1 or more, but is " + maxEvents);
        this.maxEvents = maxEvents;
        this.timeToLive = checked(timeToLive);
        this.clock = clock;
    }

    static Duration checked(Duration timeToLive) {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("timeToLive must be " + SHORTEST + " (a minute) to " + LONGEST
                    + " (ten years), but is " + timeToLive);
        return timeToLive;
    }

    @Override
    public synchronized Claim claim(String eventKey, String token) {
        forgetOld();
        if (handled.containsKey(eventKey)) return Claim.DONE;
        return tokens.putIfAbsent(eventKey, token) == null ? Claim.GRANTED : Claim.BUSY;
    }

    @Override
    public synchronized void done(String eventKey, String token) {
        if (!tokens.remove(eventKey, token)) return;
        handled.put(eventKey, clock.instant());
        if (handled.size() > maxEvents)
            handled.remove(handled.keySet().iterator().next());
    }

    private void forgetOld() {
        Instant tooOld = clock.instant().minus(timeToLive);
        var oldestFirst = handled.values().iterator();
        while (oldestFirst.hasNext() && !oldestFirst.next().isAfter(tooOld)) oldestFirst.remove();
    }

    @Override
    public synchronized void release(String eventKey, String token) {
        tokens.remove(eventKey, token);
    }
}
