package io.github.idininvites.sandbox.faults;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultInjectorTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void meetsRequestsInOrder() {
        sandbox.inject(Fault.TOO_MANY_REQUESTS, 7);
        sandbox.inject(Fault.SERVER_ERROR, 502);
        sandbox.inject(Fault.SLOW, 0);
        var tooMany = create();
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().allValues("Retry-After")).containsExactly("7");
        assertThat(create().statusCode()).isEqualTo(502);
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(names = {"LANDED_WITHOUT_ANSWER", "REFUSED", "TRUNCATED"})
    void breaksTheConnection(Fault fault) {
        sandbox.inject(fault);
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void breaksOffInTheMiddleOfTheBody() {
        sandbox.inject(Fault.TRUNCATED);
        assertThatThrownBy(this::create)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching(".*fixed content-length: [0-9]+, bytes received: [1-9][0-9]*");
    }

    @Test
    void sparesPagesAndUnknownPaths() {
        sandbox.inject(Fault.SERVER_ERROR, 500);
        assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(create().statusCode()).isEqualTo(500);
    }

    @Test
    void meetsRequestWithoutTokenToo() {
        sandbox.inject(Fault.SERVER_ERROR, 503);
        var stranger = SandboxTestClient.send(client.request(GROUPS).build());
        assertThat(stranger.statusCode()).isEqualTo(503);
    }

    @Test
    void dropsSlowAnswerWhenClosed() throws Exception {
        sandbox.inject(Fault.SLOW, 3_600);
        var slow = CompletableFuture.supplyAsync(this::create);
        while (!queueIsEmpty()) Thread.onSpinWait();
        sandbox.close();
        assertThatThrownBy(() -> slow.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(UncheckedIOException.class);
    }

    @Test
    void putsTheClockOffAndRight() {
        sandbox.inject(Fault.CLOCK_OFF, -3_600);
        assertThat(create().statusCode()).isEqualTo(401);
        var behind = new SandboxTestClient(sandbox, Clock.offset(clock, Duration.ofHours(-1)));
        assertThat(json(behind.post(GROUPS, "{\"name\": \"A\"}"))
                        .get("created_at")
                        .textValue())
                .isEqualTo("2019-12-31T23:00:00+00:00");
        sandbox.inject(Fault.CLOCK_OFF, 0);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void forgetsWhatIsQueuedAndPutsTheClockRight() {
        sandbox.inject(Fault.CLOCK_OFF, 3_600);
        sandbox.inject(Fault.REFUSED);
        sandbox.clearFaults();
        assertThat(create().statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> create() {
        return client.post(GROUPS, "{\"name\": \"Company ABC\"}");
    }

    private boolean queueIsEmpty() {
        return json(client.get("/sandbox/faults")).get("faults").isEmpty();
    }
}
