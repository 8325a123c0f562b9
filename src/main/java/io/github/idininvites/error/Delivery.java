package io.github.idininvites.error;

/**
 * Whether the server may have processed the request of a call that failed. The API has no idempotency keys, so this tells whether
 * you can repeat a POST without mailing a person twice.
 */
public enum Delivery {
    /** No byte of the request left this machine for the API. Calling again is safe. */
    NOT_SENT,

    /**
     * The server may have processed the request. No answer came, or one that does not tell: a redirect, 408, 5xx, an HTML page of
     * a firewall, or an answer that an interceptor made up. Find out before you call again. After a GET: if the API hands data
     * out only once, the data may have been in the lost answer.
     */
    UNKNOWN,

    /** The server answered that it did not process the request. Calling again is safe, and can succeed once the cause is gone. */
    REJECTED,

    /** The server processed the request, but its answer could not be read. Calling again would do it twice. */
    ACCEPTED
}
