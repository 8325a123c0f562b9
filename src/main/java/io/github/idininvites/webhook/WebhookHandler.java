package io.github.idininvites.webhook;

/** What an application does with an event of one type. Called by many threads, and before its event is answered. */
@FunctionalInterface
public interface WebhookHandler<E extends WebhookEvent> {
    /**
     * Does the work. To return is to have handled the event, also where it is not to be acted upon.
     *
     * @throws Exception if the work could not be done: the event is answered with 503, and is to come again. Where that
     *     cannot help, return
     */
    void handle(ReceivedEvent<E> received) throws Exception;
}
