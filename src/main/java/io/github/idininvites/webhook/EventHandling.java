package io.github.idininvites.webhook;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.webhook.Answers.HandledException;
import io.github.idininvites.webhook.Answers.StoreException;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body's way: parsed, claimed, handled, remembered, and what to reply. */
final class EventHandling {
    private final Map<Class<?>, WebhookHandler<?>> handlers;
    private final @Nullable WebhookHandler<WebhookEvent> otherwise;
    private final EventLog eventLog;
    private final Answers answers;
    private final Poison poison;

    EventHandling(
            Map<Class<?>, WebhookHandler<?>> handlers,
            @Nullable WebhookHandler<WebhookEvent> otherwise,
            EventLog eventLog,
            Answers answers,
            Poison poison) {
        this.handlers = Map.copyOf(handlers);
        this.otherwise = otherwise;
        this.eventLog = eventLog;
        this.answers = answers;
        this.poison = poison;
    }

    WebhookReply handle(byte[] body) {
        WebhookEvent event;
        try {
            event = Webhooks.parse(body);
        } catch (DecodingException e) {
            boolean tooLarge = body.length > Webhooks.MAX_BYTES;
            return new WebhookReply(tooLarge ? Outcome.TOO_LARGE : Outcome.NO_EVENT, null, e);
        }
        try {
            return handle(event);
        } finally { // not earlier: a handler that reads the person must also get the data
            if (event instanceof PersonUpdated updated) answers.hint(updated);
        }
    }

    private WebhookReply handle(WebhookEvent event) {
        var handler = handlerOf(event);
        if (handler == null) return new WebhookReply(Outcome.IGNORED, event, null);
        var received = new ReceivedEvent<>(event, answers);
        String token = UUID.randomUUID().toString();
        try {
            return new WebhookReply(once(received, handler, token), event, null);
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            var failure = e instanceof StoreException && e.getCause() instanceof Exception ofStore ? ofStore : e;
            return new WebhookReply(givesUp(received) ? Outcome.GIVEN_UP : Outcome.FAILED, event, failure);
        }
    }

    private Outcome once(ReceivedEvent<WebhookEvent> received, WebhookHandler<WebhookEvent> handler, String token)
            throws Exception {
        String key = EventKey.of(received.event());
        try {
            var claim = eventLog.claim(key, token);
            if (claim != EventLog.Claim.GRANTED) return claim == EventLog.Claim.DONE ? Outcome.REPEATED : Outcome.BUSY;
            boolean handledBefore = handledBefore(received, handler);
            eventLog.done(key, token);
            if (!handledBefore) received.handled();
            return handledBefore ? Outcome.REPEATED : Outcome.HANDLED;
        } catch (Throwable failure) { // also if the claim failed, because it may have been granted
            release(key, token, failure);
            throw failure;
        }
    }

    private static boolean handledBefore(ReceivedEvent<WebhookEvent> received, WebhookHandler<WebhookEvent> handler)
            throws Exception {
        try {
            handler.handle(received);
            return false;
        } catch (HandledException e) {
            return true;
        }
    }

    /** Whether CM need not deliver the event again although its handler failed. */
    private boolean givesUp(ReceivedEvent<WebhookEvent> received) {
        return received.isInVain() && poison.failed(EventKey.of(received.event()), received.createdAt());
    }

    private void release(String key, String token, Throwable failure) {
        try {
            eventLog.release(key, token);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @SuppressWarnings("unchecked") // Builder.on ties each class to a handler of its events
    private @Nullable WebhookHandler<WebhookEvent> handlerOf(WebhookEvent event) {
        var own = (WebhookHandler<WebhookEvent>) handlers.get(event.getClass());
        return own == null ? otherwise : own;
    }
}
