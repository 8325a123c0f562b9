package io.github.idininvites.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong on request, by {@link IdinSandbox#inject(Fault)} or {@link IdinSandbox#inject(Fault, int)}.
 *
 * <p>A request is one to the API, as each attempt of a client is; a fault is met by one, and the next by the next.
 */
public enum Fault {
    /** The next request is processed, and the connection closes without an answer. */
    LANDED_WITHOUT_ANSWER(Met.BY_REQUEST),

    /** The connection of the next request closes without an answer, and nothing is processed. */
    REFUSED(Met.BY_REQUEST),

    /** The next request is processed, and the answer comes that many seconds late, 0 to 3,600. */
    SLOW(Met.BY_REQUEST, 0, 3_600),

    /** The next request is not processed: 429 with that many seconds as its {@code Retry-After}, 0 to 3,600. */
    TOO_MANY_REQUESTS(Met.BY_REQUEST, 0, 3_600),

    /** The next request is not processed: an answer with that status, 500 to 599. */
    SERVER_ERROR(Met.BY_REQUEST, 500, 599),

    /** The next request is processed, and the connection closes in the middle of the answer's body. */
    TRUNCATED(Met.BY_REQUEST),

    /**
     * From now on the sandbox's clock is off by that many seconds, at most a year in either direction; 0 puts it right. Webhooks
     * are still posted in time.
     *
     * <p>The {@code Date} header stays right, as the JDK's HTTP server writes it by the system's clock. So to a client this is
     * a 401 that {@code Date} does not explain. One that it does explain comes with a client whose own clock is off: give it
     * {@code Clock.offset(…)}.
     */
    CLOCK_OFF(Met.AT_ONCE, -31_536_000, 31_536_000),

    /** The next event is posted again after its 2xx. */
    WEBHOOK_DUPLICATED(Met.BY_EVENT),

    /** The next event is posted that many seconds late by the sandbox's clock, 0 to 31,536,000. */
    WEBHOOK_LATE(Met.BY_EVENT, 0, 31_536_000),

    /** The next event is held until a later one was delivered. */
    WEBHOOK_OUT_OF_ORDER(Met.BY_EVENT),

    /** An event of a type that is not documented comes before the next event. */
    WEBHOOK_UNKNOWN_TYPE(Met.BY_EVENT),

    /** The next event's first attempt is broken JSON; whatever the answer to that, the event itself follows as after a failure. */
    WEBHOOK_MALFORMED(Met.BY_EVENT);

    /** When a fault happens. */
    enum Met {
        BY_REQUEST,
        BY_EVENT,
        AT_ONCE
    }

    final Met met;
    private final int least;
    private final int most;

    Fault(Met met) {
        this(met, 0, -1);
    }

    Fault(Met met, int least, int most) {
        this.met = met;
        this.least = least;
        this.most = most;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Fault> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(fault -> fault.wireName().equals(wireName))
                .findFirst();
    }

    static String wireNames() {
        return Arrays.stream(values()).map(Fault::wireName).collect(Collectors.joining(", "));
    }

    boolean takesNumber() {
        return least <= most;
    }

    /** @throws IllegalArgumentException if this fault needs another number, or none */
    void check(@Nullable Integer number) {
        if (!takesNumber()) {
            if (number != null)
                throw new IllegalArgumentException("there must be no number for " + this + ", but there is " + number);
        } else if (number == null) {
            throw new IllegalArgumentException("there must be a number for " + this + ", but there is none");
        } else if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "the number for " + this + " must be between " + least + " and " + most + ", but is " + number);
        }
    }
}
