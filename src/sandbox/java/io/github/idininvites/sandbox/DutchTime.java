package io.github.idininvites.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What persons read instead of what the API says. */
final class DutchTime {
    /** Where the banks are. */
    static final ZoneId BANK_ZONE = ZoneId.of("Europe/Amsterdam");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(BANK_ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(BANK_ZONE);

    private DutchTime() {}

    static Html time(Instant instant) {
        return time(instant, MINUTE);
    }

    static Html second(Instant instant) {
        return time(instant, SECOND);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** A status, in the colour of good, bad or open news. */
    static Html badge(String status) {
        String news = switch (status) {
            case "success", "completed", "delivered" -> "good";
            case "cancelled", "failure", "declined", "expired", "not delivered" -> "bad";
            default -> "wait";
        };
        return Html.of("<span class=\"badge %s\">%s</span>", news, status);
    }

    private static Html time(Instant instant, DateTimeFormatter format) {
        return Html.of("<time datetime=\"%s\">%s</time>", ApiJson.time(instant), format.format(instant));
    }
}
