package io.github.idininvites.webhook;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Handles webhooks behind any HTTP server. Pass it the path and the raw body of the request, and send the status of its reply.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(idin)
 *         .pathToken(PathToken.of(secret))
 *         .answers(store)                         // your AnswerStore gets what the API says: an event is only a hint
 *         .ignoreOthers()
 *         .build();
 * WebhookReply reply = receiver.receive(request.getRequestURI(), request.getInputStream());
 * if (reply.failure() != null) log(reply);
 * response.setStatus(reply.status());
 * }</pre>
 *
 * <p>It handles each event once, as far as its {@link EventLog} remembers, and again if the handler failed. Events may come late
 * and in any order. So store what {@link ReceivedEvent#confirm} returns, never what an event says.
 *
 * <p>Safe for use by many threads. A handler runs on the thread that calls {@code receive}.
 */
public final class WebhookReceiver {
    private static final List<Class<?>> EVENT_TYPES = List.of(WebhookEvent.class.getPermittedSubclasses());

    private final @Nullable PathToken pathToken;
    private final EventHandling events;

    private WebhookReceiver(Builder builder) {
        pathToken = builder.pathToken;
        events = new EventHandling(
                builder.handlers,
                builder.otherwise,
                builder.eventLog,
                new Answers(builder.client, builder.store, builder.clock),
                new Poison(builder.clock));
    }

    /**
     * Starts the settings of a receiver.
     *
     * @param client the client that reads persons from the API; the receiver does not close it
     */
    public static Builder builder(IdinInvitesClient client) {
        return new Builder(client);
    }

    /**
     * The same as {@link #receive(String, byte[])} for a stream. Reads one byte more than 64 KiB at most, reads nothing if the
     * path is wrong, and does not close the stream.
     *
     * @throws IOException if reading the stream fails; the connection broke, so no reply can be sent
     */
    public WebhookReply receive(String path, InputStream body) throws IOException {
        return isSecret(path) ? events.handle(read(body)) : new WebhookReply(Outcome.NOT_FOUND, null, null);
    }

    /**
     * Handles the event in this body if the path ends with the path token; otherwise the reply is 404. If something fails, the
     * reply says so: this throws nothing else but an {@link Error} of a handler.
     *
     * @param path the path of the request, or its last part; only what follows the last {@code /} is compared
     * @throws IllegalStateException if this receiver has no {@linkplain Builder#pathToken path token}
     */
    public WebhookReply receive(String path, byte[] body) {
        return isSecret(path) ? events.handle(body) : new WebhookReply(Outcome.NOT_FOUND, null, null);
    }

    /**
     * The same as {@link #receive(byte[])} for a stream. Reads one byte more than 64 KiB at most, and does not close the stream.
     *
     * @throws IOException if reading the stream fails; the connection broke, so no reply can be sent
     * @throws IllegalStateException if this receiver has a path token
     */
    public WebhookReply receive(InputStream body) throws IOException {
        needsNoPath();
        return events.handle(read(body));
    }

    /**
     * Handles the event in this body, for a receiver without a path token. Something else must keep strangers out. If something
     * fails, the reply says so: this throws nothing else but an {@link Error} of a handler.
     *
     * @throws IllegalStateException if this receiver has a path token
     */
    public WebhookReply receive(byte[] body) {
        needsNoPath();
        return events.handle(body);
    }

    /** Whether this receiver has a {@linkplain Builder#pathToken path token}, and so needs the path of each request. */
    public boolean hasPathToken() {
        return pathToken != null;
    }

    private static byte[] read(InputStream body) throws IOException {
        return body.readNBytes(Webhooks.MAX_BYTES + 1);
    }

    private boolean isSecret(@Nullable String path) {
        if (pathToken == null)
            throw new IllegalStateException("a receiver must have a path token to look for one, but has none; call"
                    + " pathToken(...) when you build it, or receive(body)");
        return path != null && pathToken.matches(path.substring(path.lastIndexOf('/') + 1));
    }

    private void needsNoPath() {
        if (hasPathToken())
            throw new IllegalStateException(
                    "a receiver with a path token must be given the path; call receive(path, body)");
    }

    /** The handler of {@link Builder#answers}. */
    private static void store(ReceivedEvent<PersonUpdated> received, AnswerStore store) throws Exception {
        String groupId = received.event().groupId();
        Person answered = received.confirm().answered(); // if it has data, confirm() has stored it
        if (answered.succeededWithoutData()) {
            if (!store.isStored(groupId, answered))
                throw new IllegalStateException(
                        "the data of person " + answered.id()
                                + " must come from the API or be stored, but the API has handed it out before, and it is not stored;"
                                + " another instance may have it and get the next delivery, else the person must identify again");
        } else if (!UnhandledResults.hasData(answered)) store.store(groupId, answered);
    }

    /** The settings of a {@link WebhookReceiver}. Not safe for use by many threads. */
    public static final class Builder {
        private final IdinInvitesClient client;
        private final Map<Class<?>, WebhookHandler<?>> handlers = new HashMap<>();
        private @Nullable WebhookHandler<WebhookEvent> otherwise;
        private boolean decided;
        private @Nullable PathToken pathToken;
        private @Nullable AnswerStore store;
        private EventLog eventLog = EventLog.inMemory();
        private Clock clock = Clock.systemUTC();

        private Builder(IdinInvitesClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /**
         * Handles the events of this type.
         *
         * @param type one of the records in {@link WebhookEvent}
         * @throws IllegalArgumentException if {@code type} is not one of them, or has a handler already
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

        /**
         * Handles {@link PersonUpdated}: reads the person, and passes the answer to this store. The store also gets the data that
         * the receiver reads for other events. An event counts as handled only after the store has the data.
         *
         * @throws IllegalArgumentException if {@link PersonUpdated} has a handler already
         */
        public Builder answers(AnswerStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return on(PersonUpdated.class, received -> store(received, store));
        }

        /**
         * Sets the secret at the end of the webhook's URL. Then {@link #receive(String, byte[])} replies 404 to every other path,
         * and {@link #receive(byte[])} throws, so that no caller can forget to check the path.
         */
        public Builder pathToken(PathToken pathToken) {
            this.pathToken = Objects.requireNonNull(pathToken, "pathToken");
            return this;
        }

        /** Handles every event whose type has no handler, and events of unknown types. */
        public Builder otherwise(WebhookHandler<WebhookEvent> handler) {
            otherwise = Objects.requireNonNull(handler, "handler");
            decided = true;
            return this;
        }

        /** Replies 204 to every event whose type has no handler, and to events of unknown types. */
        public Builder ignoreOthers() {
            otherwise = null;
            decided = true;
            return this;
        }

        /** Sets where to remember handled events. The default is {@link EventLog#inMemory()}, which is for one instance. */
        public Builder eventLog(EventLog eventLog) {
            this.eventLog = Objects.requireNonNull(eventLog, "eventLog");
            return this;
        }

        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Makes the receiver. Later calls on this builder do not change it.
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
