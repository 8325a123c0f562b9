package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 7 ', PT7S",
        "999999999, PT999999999S",
        "1000000000, PT2147483647S",
        "99999999999999999999999, PT2147483647S",
        "'Wed, 01 Jan 2020 00:01:30 GMT', PT1M30S",
        "'Tue, 31 Dec 2019 23:59:59 GMT', PT0S",
        "'Fri, 31 Dec 9999 23:59:59 GMT', PT2147483647S",
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "soon", "２", "Wed, 99 Jan 2020 00:01:30 GMT"})
    void ignoresWhatIsNeither(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void isAbsentWithoutHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
