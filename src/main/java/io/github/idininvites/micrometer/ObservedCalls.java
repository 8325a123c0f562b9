package io.github.idininvites.micrometer;

import io.github.idininvites.CallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes Micrometer observations of the calls of a client, for metrics and for traces. Needs {@code
 * io.micrometer:micrometer-observation} 1.14 or later.
 *
 * <pre>{@code
 * IdinInvitesClient.builder().listener(new ObservedCalls(observationRegistry))
 * }</pre>
 *
 * <p>Each call is an observation {@code idin.invites.calls}, whose parent is the one that is current where the call is made, also
 * for an async call. Each attempt is an observation {@code idin.invites.attempts} below it, and current while your OkHttp
 * interceptors run. A tracer sends its trace context in a header of the attempt, such as {@code traceparent}.
 *
 * <p>Both always have these low-cardinality keys, with the value {@code none} if there is no other: {@code idin.operation},
 * {@code http.request.method}, {@code url.template}, {@code http.response.status_code}, {@code error.type} (the exception's
 * simple class name) and {@code idin.delivery}. High-cardinality keys, for traces only, are {@code idin.group}, {@code
 * idin.person}, {@code idin.request_id} and {@code idin.attempts}. Their values are ids and a number.
 *
 * <p>Safe for use by many threads and clients.
 */
public final class ObservedCalls implements CallListener {
    private static final String NONE = "none";

    private final ObservationRegistry registry;

    /** Observes with this registry. */
    @SuppressWarnings("exports") // transitive, every modular application would need Micrometer to compile
    public ObservedCalls(ObservationRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry must not be null");
    }

    @Override
    public CallListener started(Operation operation) {
        var call =
                Observation.createNotStarted("idin.invites.calls", registry).contextualName("idin " + operation.name());
        return new Call(registry, start(call, operation));
    }

    /** With all keys: the timer of active calls takes its tags now, and Prometheus refuses a meter whose keys change. */
    private static Observation start(Observation observation, Operation operation) {
        return observation
                .lowCardinalityKeyValue("idin.operation", operation.name())
                .lowCardinalityKeyValue("http.request.method", operation.method())
                .lowCardinalityKeyValue("url.template", operation.uriTemplate())
                .lowCardinalityKeyValue("http.response.status_code", NONE)
                .lowCardinalityKeyValue("error.type", NONE)
                .lowCardinalityKeyValue("idin.delivery", NONE)
                .start();
    }

    private static void stop(Observation observation, Outcome outcome) {
        var failure = outcome.failure();
        var operation = outcome.operation();
        add(observation, "idin.group", operation.groupId());
        add(observation, "idin.person", operation.personId());
        add(observation, "idin.request_id", outcome.requestId());
        add(observation, "idin.attempts", outcome.attempts());
        observation
                .lowCardinalityKeyValue("http.response.status_code", text(outcome.statusCode()))
                .lowCardinalityKeyValue("error.type", text(outcome.errorType()))
                .lowCardinalityKeyValue("idin.delivery", text(outcome.delivery().orElse(null)));
        try {
            if (failure != null) observation.error(failure);
        } finally {
            observation.stop();
        }
    }

    private static void add(Observation observation, String key, @Nullable Object value) {
        if (value != null) observation.highCardinalityKeyValue(key, value.toString());
    }

    private static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    /** One call. The scope of an attempt is opened and closed on the thread that makes the attempt. */
    private static final class Call implements CallListener {
        private final ObservationRegistry registry;
        private final Observation call;
        private @Nullable Observation attempt;
        private Observation.@Nullable Scope before;
        private Observation.@Nullable Scope callScope;
        private Observation.@Nullable Scope attemptScope;

        Call(ObservationRegistry registry, Observation call) {
            this.registry = registry;
            this.call = call;
        }

        @Override
        public void attemptStarted(Operation operation, int number, BiConsumer<String, String> addHeader) {
            // Micrometer's interceptor for OkHttp takes its tag "uri" from this header. The client does not send it.
            addHeader.accept("URI_PATTERN", operation.uriTemplate());
            before = registry.getCurrentObservationScope();
            callScope = call.openScope(); // a tracer prefers the current span to the parent that an observation names
            var context = new RequestReplySenderContext<BiConsumer<String, String>, Outcome>(
                    (carrier, name, value) -> Objects.requireNonNull(carrier).accept(name, value));
            context.setCarrier(addHeader);
            var observation = Observation.createNotStarted("idin.invites.attempts", () -> context, registry)
                    .contextualName("idin " + operation.name() + " attempt");
            attempt = start(observation, operation);
            attemptScope = attempt.openScope();
        }

        /** A handler of the application may throw at each step. Even then the thread must get back the scope that it had. */
        @Override
        public void attemptEnded(Outcome outcome) {
            try {
                if (attemptScope != null) attemptScope.close();
            } finally {
                try {
                    if (attempt != null) stop(attempt, outcome);
                } finally {
                    try {
                        if (callScope != null) callScope.close();
                    } finally {
                        registry.setCurrentObservationScope(before);
                        attemptScope = null;
                        attempt = null;
                        callScope = null;
                    }
                }
            }
        }

        @Override
        public void ended(Outcome outcome) {
            stop(call, outcome);
        }
    }
}
