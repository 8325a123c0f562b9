package io.github.idininvites.webhook;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks from whatever server you have: give it the raw body, send the status that it answers.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(idin)
 *         .on(PersonUpdated.class, received -> {
 *             Person person = received.confirm().answered();     // an event is a hint, the API is the truth
 *             if (!person.succeededWithoutData()) store(person); // else keep what you have
 *         })
 *         .ignoreOthers()
 *         .build();
 * int status = receiver.receive(request.getInputStream()).status();
 * }</pre>
 *
 * <p>It handles each event once, as far as its {@link EventLog} remembers, and one that failed again. Events come late and in
 * any order: store what {@link ReceivedEvent#confirm} brings, never what an event says.
 *
 * <p>Its handlers are fixed when it is built. Safe for use by many threads; handlers run on the caller's.
 */
public final class WebhookReceiver {
    private static final List<Class<?>> EVENT_TYPES = List.of(WebhookEvent.class.getPermittedSubclasses());

    private final IdinInvitesClient client;
    private final Map<Class<?>, WebhookHandler<?>> handlers;
    private final @Nullable WebhookHandler<WebhookEvent> otherwise;
    private final EventLog eventLog;
    private final ConfirmationLimit limit;
    private final UnhandledResults results;

    private WebhookReceiver(Builder builder) {
        client = builder.client;
        handlers = Map.copyOf(builder.handlers);
        otherwise = builder.otherwise;
        eventLog = builder.eventLog;
        limit = new ConfirmationLimit(builder.clock);
        results = new UnhandledResults(builder.clock);
    }

    /**
     * A receiver that is yet to get its handlers.
     *
     * @param client asks the API when a handler confirms an event; the receiver does not close it
     */
    public static Builder builder(IdinInvitesClient client) {
        return new Builder(client);
    }

    /**
     * {@link #receive(byte[])} of a stream, of which no more than 64 KiB is read. Does not close it.
     *
     * @throws IOException if reading the stream fails; there is nobody to answer then
     */
    public WebhookReply receive(InputStream body) throws IOException {
        return receive(body.readNBytes(Webhooks.MAX_BYTES + 1));
    }

    /**
     * Handles the event that this body tells of. Throws nothing but an {@link Error} of a handler: what else goes wrong is in
     * the answer.
     */
    public WebhookReply receive(byte[] body) {
        WebhookEvent event;
        try {
            event = Webhooks.parse(body);
        } catch (DecodingException e) {
            boolean tooLarge = body.length > Webhooks.MAX_BYTES;
            return new WebhookReply(tooLarge ? Outcome.TOO_LARGE : Outcome.NO_EVENT, null, e);
        }
        var handler = handlerOf(event);
        if (handler == null) return new WebhookReply(Outcome.IGNORED, event, null);
        try {
            return new WebhookReply(once(event, handler), event, null);
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            return new WebhookReply(Outcome.FAILED, event, e);
        }
    }

    private Outcome once(WebhookEvent event, WebhookHandler<WebhookEvent> handler) throws Exception {
        String token = UUID.randomUUID().toString();
        return switch (eventLog.claim(event.id(), token)) {
            case DONE -> Outcome.REPEATED;
            case BUSY -> Outcome.BUSY;
            case GRANTED -> {
                var received = new ReceivedEvent<>(event, client, limit, results);
                try {
                    handler.handle(received);
                    eventLog.done(event.id(), token);
                    received.handled();
                    yield Outcome.HANDLED;
                } catch (Throwable failure) {
                    release(event, token, failure);
                    throw failure;
                }
            }
        };
    }

    private void release(WebhookEvent event, String token, Throwable failure) {
        try {
            eventLog.release(event.id(), token);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @SuppressWarnings("unchecked") // Builder.on ties each class to a handler of its events
    private @Nullable WebhookHandler<WebhookEvent> handlerOf(WebhookEvent event) {
        var own = (WebhookHandler<WebhookEvent>) handlers.get(event.getClass());
        return own == null ? otherwise : own;
    }

    /** The handlers of a receiver that is yet to be built. Not thread-safe. */
    public static final class Builder {
        private final IdinInvitesClient client;
        private final Map<Class<?>, WebhookHandler<?>> handlers = new HashMap<>();
        private @Nullable WebhookHandler<WebhookEvent> otherwise;
        private boolean decided;
        private EventLog eventLog = EventLog.inMemory();
        private Clock clock = Clock.systemUTC();

        private Builder(IdinInvitesClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /**
         * Handles the events of this type.
         *
         * @param type one of the records in {@link WebhookEvent}
         * @throws IllegalArgumentException if it is none of them, or has a handler already
         */
        public <E extends WebhookEvent> Builder on(Class<E> type, WebhookHandler<E> handler) {
            Objects.requireNonNull(handler, "handler");
            if (!EVENT_TYPES.contains(type))
                throw new IllegalArgumentException(
                        "type must be one of the records in WebhookEvent, but is " + type.getName());
            if (handlers.putIfAbsent(type, handler) != null)
                throw new IllegalArgumentException(
                        "an event type must have one handler, but " + type.getSimpleName() + " has one already");
            return this;
        }

        /** Handles every event that has no handler of its own, those of unknown types among them. */
        public Builder otherwise(WebhookHandler<WebhookEvent> handler) {
            otherwise = Objects.requireNonNull(handler, "handler");
            decided = true;
            return this;
        }

        /** Answers 204 to every event that has no handler of its own, those of unknown types among them. */
        public Builder ignoreOthers() {
            otherwise = null;
            decided = true;
            return this;
        }

        /** Where to remember what was handled; {@link EventLog#inMemory()} by default, which serves one instance. */
        public Builder eventLog(EventLog eventLog) {
            this.eventLog = Objects.requireNonNull(eventLog, "eventLog");
            return this;
        }

        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * A receiver with these handlers; what is called on this builder later does not change it.
         *
         * @throws IllegalStateException if neither {@link #otherwise} nor {@link #ignoreOthers} was called
         */
        public WebhookReceiver build() {
            if (!decided)
                throw new IllegalStateException(
                        "a receiver must know what to do with events that have no handler, those"
                                + " of unknown types among them; call otherwise(...) or ignoreOthers()");
            return new WebhookReceiver(this);
        }
    }
}
