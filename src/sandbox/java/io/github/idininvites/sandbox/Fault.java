package io.github.idininvites.sandbox;

/**
 * What you can make go wrong, by {@link IdinSandbox#inject(Fault)} or {@link IdinSandbox#inject(Fault, int)}.
 *
 * <p>Each fault but {@link #CLOCK_OFF} happens once, to one request to the API or to one event. If a client tries again,
 * that is another request.
 */
public enum Fault {
    /** The next request is processed, and the connection closes without an answer. */
    LANDED_WITHOUT_ANSWER,

    /** The connection of the next request closes without an answer, and nothing is processed. */
    REFUSED,

    /** The next request is processed, and the answer comes that many seconds late, 0 to 3,600. */
    SLOW,

    /** The next request is not processed, and the answer is 429 with that many seconds as {@code Retry-After}, 0 to 3,600. */
    TOO_MANY_REQUESTS,

    /** The next request is not processed, and the answer has that status, 500 to 599. */
    SERVER_ERROR,

    /** The next request is processed, and the connection closes in the middle of the answer's body. */
    TRUNCATED,

    /**
     * From now on the sandbox's clock is wrong by that many seconds, at most a year in either direction; 0 corrects it.
     * Webhooks are still posted in time.
     *
     * <p>The {@code Date} header stays right, because the JDK's HTTP server writes it by the system's clock. So the client
     * gets a 401 that {@code Date} does not explain, and the call fails. To test the client's correction, give the client a
     * wrong clock: {@code Clock.offset(…)}.
     */
    CLOCK_OFF,

    /** The next event is posted again after its 2xx. */
    WEBHOOK_DUPLICATED,

    /** The next event is posted that many seconds late by the sandbox's clock, 0 to 31,536,000. */
    WEBHOOK_LATE,

    /** The next event is held until a later one was delivered. */
    WEBHOOK_OUT_OF_ORDER,

    /** An event of an undocumented type is posted before the next event. */
    WEBHOOK_UNKNOWN_TYPE,

    /**
     * The first attempt at the next event posts broken JSON. Whatever your URL answers, the event itself follows, as after a
     * failure.
     */
    WEBHOOK_MALFORMED
}
