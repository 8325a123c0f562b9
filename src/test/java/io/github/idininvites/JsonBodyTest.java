package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Each of these is one of several locks on the same door: here it is tried alone. */
final class JsonBodyTest {
    private final JsonBody body = new JsonBody(ByteString.encodeUtf8("{\"email\":true}"));

    @Test
    void tellsOkHttpThatItCannotBeRepeated() {
        assertThat(body.isOneShot()).isTrue();
    }

    @Test
    void isWrittenOnce() throws IOException {
        var first = new Buffer();
        var second = new Buffer();
        body.writeTo(first);
        assertThat(first.readUtf8()).isEqualTo("{\"email\":true}");
        assertThatExceptionOfType(SentTwiceException.class).isThrownBy(() -> body.writeTo(second));
        assertThat(second.size()).isZero();
    }
}
