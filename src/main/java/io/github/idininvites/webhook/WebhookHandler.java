package io.github.idininvites.webhook;

/** Your code for events of one type. It runs before the receiver replies. It must be safe for use by many threads. */
@FunctionalInterface
public interface WebhookHandler<E extends WebhookEvent> {
    /**
     * Handles the event. Returning normally marks the event as handled, even if you chose to do nothing.
     *
     * @throws Exception if the work failed: the receiver replies 503, and CM delivers the event again. If another delivery cannot
     *     help, return instead
     */
    void handle(ReceivedEvent<E> received) throws Exception;
}
