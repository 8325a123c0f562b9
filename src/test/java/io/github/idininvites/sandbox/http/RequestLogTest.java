package io.github.idininvites.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.github.idininvites.sandbox.SandboxRequest;
import java.time.Clock;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
    private final RequestLog log = new RequestLog(Clock.systemUTC());
    private final Function<Request, Response> responses = log.keeping(request -> Response.NO_CONTENT);

    private void get(String path, int bytes) {
        var unused = responses.apply(new Request("GET", path, new Headers(), new byte[bytes]));
    }

    @Test
    void dropsTheOldestRequestsBeyondTenThousand() {
        for (int i = 0; i <= 10_000; i++) get("/idin-invites/" + i, 0);
        assertThat(log.all())
                .hasSize(10_000)
                .first()
                .extracting(SandboxRequest::path)
                .isEqualTo("/idin-invites/1");
    }

    @Test
    void dropsTheOldestRequestsBeyondSixteenMebibytesOfBodies() {
        for (int i = 0; i <= 16; i++) get("/idin-invites/" + i, 1024 * 1024);
        assertThat(log.all())
                .hasSize(16)
                .first()
                .extracting(SandboxRequest::path)
                .isEqualTo("/idin-invites/1");
    }
}
