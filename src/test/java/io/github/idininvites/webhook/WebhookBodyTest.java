package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.Bodies.event;
import static io.github.idininvites.webhook.Bodies.refusal;
import static io.github.idininvites.webhook.Bodies.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.webhook.Bodies.Form;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large a body may be, and how its stream is read. */
final class WebhookBodyTest {
    private static final int LIMIT = 64 * 1024;

    @ParameterizedTest
    @EnumSource
    void readsABodyOfExactlyTheLimit(Form form) throws IOException {
        assertThat(form.parse(eventOf(LIMIT))).isEqualTo(new UnknownEvent("E", "x", eventOf(LIMIT)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesABodyOfOneByteMore(Form form) throws IOException {
        assertThat(refusal(() -> form.parse(eventOf(LIMIT + 1))))
                .hasMessage("the webhook body is larger than 65536 bytes");
    }

    @Test
    void countsBytesNotCharacters() {
        String body = event("x", "'x': '" + "é".repeat(LIMIT / 2) + "'");
        assertThat(refusal(() -> Webhooks.parse(body))).hasMessage("the webhook body is larger than 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000_000, Integer.MAX_VALUE})
    void readsABodyWithinALimitOfOnesOwn(int limit) throws IOException {
        String body = eventOf(Math.min(limit, 2_000_000));
        assertThat(Webhooks.parse(stream(body), limit)).isEqualTo(new UnknownEvent("E", "x", body));
    }

    @Test
    void refusesABodyBeyondALimitOfOnesOwn() {
        assertThat(refusal(() -> Webhooks.parse(stream(eventOf(101)), 100)))
                .hasMessage("the webhook body is larger than 100 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesALimitOfNothing(int limit) {
        assertThatThrownBy(() -> Webhooks.parse(stream("{}"), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBytes must be 1 or more, but is " + limit);
    }

    @Test
    void readsAStreamNoFurtherThanItMust() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                read += length;
                return length;
            }
        };
        assertThat(refusal(() -> Webhooks.parse(endless))).hasMessage("the webhook body is larger than 65536 bytes");
        assertThat(endless.read).isEqualTo(LIMIT + 1L);
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        var stream = new ByteArrayInputStream(event("x", "'x': 1").getBytes(UTF_8)) {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };
        SeenByCallers.saw(Webhooks.parse(stream));
        assertThat(stream.closed).isFalse();
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        var broken = new IOException("the connection broke");
        var stream = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw broken;
            }
        };
        assertThatThrownBy(() -> Webhooks.parse(stream)).isSameAs(broken);
    }

    /** An event of so many bytes. */
    private static String eventOf(int bytes) {
        String event = "{\"id\": \"E\", \"event\": \"x\"}";
        return event + " ".repeat(bytes - event.length());
    }
}
