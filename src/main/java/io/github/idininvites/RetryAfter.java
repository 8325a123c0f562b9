package io.github.idininvites;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final int LONGEST_DIGITS = 9;
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) return null;
        String value = header.strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9'))
            return value.length() > LONGEST_DIGITS ? LONGEST : Duration.ofSeconds(Integer.parseInt(value));
        try {
            var at = OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(now, at.toInstant());
            if (left.isNegative()) return Duration.ZERO;
            return left.compareTo(LONGEST) > 0 ? LONGEST : left;
        } catch (DateTimeParseException neither) {
            return null;
        }
    }
}
