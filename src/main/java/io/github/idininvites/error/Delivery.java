package io.github.idininvites.error;

/**
 * What became of a request whose call failed. The API knows no idempotency keys: this is what tells whether a POST may be
 * made again without mailing a person twice.
 */
public enum Delivery {
    /** No byte of the request left this machine for the API. Calling again is safe. */
    NOT_SENT,

    /**
     * The request may have been processed: no answer came, or one that does not settle it (a redirect, 408, 5xx, an HTML page
     * of a firewall, an answer that an interceptor made up). Find out before you call again. Of a GET: if the API hands data
     * out once, the data may have been in the answer that was lost.
     */
    UNKNOWN,

    /** The server answered that it did not do it. Calling again is safe, and of use once the cause is gone. */
    REJECTED,

    /** The server did it, but its answer could not be read. Calling again would do it twice. */
    ACCEPTED
}
