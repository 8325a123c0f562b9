package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.CallListener.Operation;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers a listener may add. */
@Timeout(60)
final class CallListenerHeadersTest {
    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();

    @EachCallMode
    void addsTheHeadersOfListenersToEachAttempt(CallMode mode) {
        var numbered = new CallListener() {
            @Override
            public void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {
                addHeader.accept("traceparent", "replaced");
                addHeader.accept("traceparent", "00-trace-" + attempt);
            }
        };
        wire.answers(503, WireJson.PERSON_ANSWERED);
        mode.get(wire.person(b -> b.listener(numbered).sleeper(sleeper)));
        assertThat(wire.request().getHeaders().values("traceparent")).containsExactly("00-trace-1");
        assertThat(wire.request().getHeaders().values("traceparent")).containsExactly("00-trace-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Host",
                "User-Agent",
                "Accept",
                "Accept-Encoding",
                "Content-Type",
                "Content-Length",
                "Content-Encoding",
                "Transfer-Encoding",
                "Connection",
                "Cookie",
                "Expect",
                "If-Match",
                "Range",
                "Proxy-Authorization",
                "TE",
                "Transfer_Encoding",
                "x-http-method-override",
                "Upgrade",
                ":path",
                "a b",
                "a\r\nb",
                ""
            })
    void refusesAHeaderThatTheClientOrHttpNeeds(String name) {
        var headers = new AddedHeaders();
        assertThatThrownBy(() -> headers.accept(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(headers.headers().size()).isZero();
    }

    @Test
    void refusesAValueWithALineEnd() {
        assertThatThrownBy(() -> new AddedHeaders().accept("a", "x\r\nAuthorization: y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
