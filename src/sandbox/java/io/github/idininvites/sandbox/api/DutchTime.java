package io.github.idininvites.sandbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time in the Netherlands, where the banks are, for people to read. */
public final class DutchTime {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZONE);

    private DutchTime() {}

    /** Such as 31 January 2020, 01:00. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Such as 1 Jan, 01:00:00. */
    public static String second(Instant instant) {
        return SECOND.format(instant);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
