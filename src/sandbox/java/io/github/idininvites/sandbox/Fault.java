package io.github.idininvites.sandbox;

/**
 * What can go wrong on request, by {@link IdinSandbox#inject(Fault)} or {@link IdinSandbox#inject(Fault, int)}.
 *
 * <p>A request is one to the API, as each attempt of a client is; a fault is met by one, and the next by the next.
 */
public enum Fault {
    /** The next request is processed, and the connection closes without an answer. */
    LANDED_WITHOUT_ANSWER,

    /** The connection of the next request closes without an answer, and nothing is processed. */
    REFUSED,

    /** The next request is processed, and the answer comes that many seconds late, 0 to 3,600. */
    SLOW,

    /** The next request is not processed: 429 with that many seconds as its {@code Retry-After}, 0 to 3,600. */
    TOO_MANY_REQUESTS,

    /** The next request is not processed: an answer with that status, 500 to 599. */
    SERVER_ERROR,

    /** The next request is processed, and the connection closes in the middle of the answer's body. */
    TRUNCATED,

    /**
     * From now on the sandbox's clock is off by that many seconds, at most a year in either direction; 0 puts it right. Webhooks
     * are still posted in time.
     *
     * <p>The {@code Date} header stays right, as the JDK's HTTP server writes it by the system's clock. So to a client this is
     * a 401 that {@code Date} does not explain. One that it does explain comes with a client whose own clock is off: give it
     * {@code Clock.offset(…)}.
     */
    CLOCK_OFF,

    /** The next event is posted again after its 2xx. */
    WEBHOOK_DUPLICATED,

    /** The next event is posted that many seconds late by the sandbox's clock, 0 to 31,536,000. */
    WEBHOOK_LATE,

    /** The next event is held until a later one was delivered. */
    WEBHOOK_OUT_OF_ORDER,

    /** An event of a type that is not documented comes before the next event. */
    WEBHOOK_UNKNOWN_TYPE,

    /** The next event's first attempt is broken JSON; whatever the answer to that, the event itself follows as after a failure. */
    WEBHOOK_MALFORMED
}
