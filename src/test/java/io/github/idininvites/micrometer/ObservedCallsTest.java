package io.github.idininvites.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brave.handler.MutableSpan;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.RecordingSleeper;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.ThreadKind;
import io.github.idininvites.support.TracedCalls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Micrometer makes of calls: with a tracer, the spans of Brave and the headers on the wire; and the meters. */
@Timeout(60)
final class ObservedCallsTest {
    private static final String TEMPLATE = "/idin-invites/v1/groups/{group}/persons/{person}";

    @AutoClose
    private final Wire wire = new Wire();

    @AutoClose
    private final TracedCalls traced = new TracedCalls();

    private final List<MutableSpan> spans = traced.spans;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry registry = registry();
    private final IdinInvitesClient client = wire.client(b -> RecordingSleeper.into(b)
            .listener(new ObservedCalls(registry))
            .httpClient(new OkHttpClient.Builder()
                    .addInterceptor(OkHttpObservationInterceptor.builder(registry, "http.client.requests")
                            .build())
                    .build()));
    private final PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);

    private ObservationRegistry registry() {
        traced.registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return traced.registry;
    }

    static Stream<Arguments> callers() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of(ThreadKind.values()).map(kind -> Arguments.of(mode, kind)));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void showsControllerThenCallThenAttemptsThenHttp(CallMode mode, ThreadKind kind) throws Exception {
        wire.answers(503, WireJson.PERSON_ANSWERED);
        OnThread.start(
                        kind,
                        () -> Observation.createNotStarted("controller", registry)
                                .observe(() -> mode.get(person)))
                .value();
        var controller = span("controller");
        var call = span("idin getPerson");
        assertThat(call.parentId()).isEqualTo(controller.id());
        var attempts = spans("idin getPerson attempt");
        assertThat(attempts)
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.parentId()).isEqualTo(call.id()));
        var http = spans("GET");
        assertThat(http)
                .extracting(MutableSpan::parentId)
                .containsExactlyElementsOf(
                        attempts.stream().map(MutableSpan::id).toList());
        assertThat(spans)
                .hasSize(6)
                .allSatisfy(span -> assertThat(span.traceId()).isEqualTo(controller.traceId()));
        for (var request : http)
            assertThat(wire.request().getHeaders().values("traceparent"))
                    .containsExactly("00-" + controller.traceId() + "-" + request.id() + "-01");
        assertThat(http).allSatisfy(span -> assertThat(span.tag("uri")).isEqualTo(TEMPLATE));
        assertThat(attempts)
                .extracting(span -> span.tag("http.response.status_code"))
                .containsExactly("503", "200");
        assertThat(call.tags())
                .containsEntry("idin.group", Docs.GROUP_ID)
                .containsEntry("idin.person", Docs.PERSON_ID)
                .containsEntry("idin.attempts", "2");
    }

    @EachCallMode
    void sendsTheTraceWithoutAnInterceptorOfTheUsers(CallMode mode) {
        wire.answers(WireJson.INVITE);
        mode.sendInvite(wire.person(b -> b.listener(new ObservedCalls(registry))));
        var headers = wire.request().getHeaders();
        assertThat(headers.values("traceparent"))
                .containsExactly("00-" + span("idin sendInvite").traceId() + "-"
                        + span("idin sendInvite attempt").id() + "-01");
        assertThat(headers.get("URI_PATTERN")).isNull();
    }

    /** The next call of the thread would be a child of this one. */
    @EachCallMode
    void leavesNothingBehindOnTheThread(CallMode mode) {
        wire.answers(WireJson.INVITE, 404);
        mode.sendInvite(person);
        mode.failedGet(NotFoundException.class, person);
        assertThat(registry.getCurrentObservation()).isNull();
        assertThat(span("idin getPerson").parentId()).isNull();
        assertThat(span("idin sendInvite").parentId()).isNull();
    }

    @EachCallMode
    void hasAlwaysTheSameKeys(CallMode mode) {
        wire.answers(WireJson.INVITE, 404);
        mode.sendInvite(person);
        mode.failedGet(NotFoundException.class, person);
        for (String name : List.of("idin.invites.calls", "idin.invites.attempts"))
            assertThat(meters.get(name).timers())
                    .extracting(timer -> timer.getId().getTags())
                    .containsExactlyInAnyOrder(
                            tags("none", "none", "POST", "200", "none", "sendInvite", TEMPLATE + "/invites"),
                            tags(
                                    "NotFoundException",
                                    "NotFoundException",
                                    "GET",
                                    "404",
                                    "REJECTED",
                                    "getPerson",
                                    TEMPLATE));
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains("http.client.requests"); // the interceptor's own, so ours has another name
    }

    /** The first one is Micrometer's own. */
    private static List<Tag> tags(
            String error, String type, String method, String status, String delivery, String operation, String uri) {
        var tags = new ArrayList<Tag>();
        tags.add(Tag.of("error", error));
        tags.add(Tag.of("error.type", type));
        tags.add(Tag.of("http.request.method", method));
        tags.add(Tag.of("http.response.status_code", status));
        tags.add(Tag.of("idin.delivery", delivery));
        tags.add(Tag.of("idin.operation", operation));
        tags.add(Tag.of("url.template", uri));
        return tags;
    }

    @EachCallMode
    void tellsTheTraceNothingPersonal(CallMode mode) {
        wire.answers("{\"name\": \"Andre van Dijk\"}", Wire.brokenOff(200, WireJson.PERSON_ANSWERED));
        mode.failedGet(DecodingException.class, person);
        mode.failedGet(DecodingException.class, person);
        assertThat(spans).isNotEmpty().allSatisfy(span -> {
            assertThat(span.toString()).doesNotContain("Andre", "Dijk");
            SeenByCallers.saw(span);
            if (span.error() != null) SeenByCallers.saw(span.error());
        });
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without a null checker do
    void refusesNull() {
        assertThatThrownBy(() -> new ObservedCalls(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("registry must not be null");
    }

    private MutableSpan span(String name) {
        var found = spans(name);
        assertThat(found).as(name + " among " + spans).hasSize(1);
        return found.get(0);
    }

    /** Micrometer Tracing before 1.5 writes a name's capitals in another way. */
    private List<MutableSpan> spans(String name) {
        return spans.stream()
                .filter(span ->
                        name.equalsIgnoreCase(String.valueOf(span.name()).replace("-", "")))
                .toList();
    }
}
