package io.github.idininvites.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What persons read instead of what the API says. */
final class Words {
    /** Where the banks are. */
    static final ZoneId BANK_ZONE = ZoneId.of("Europe/Amsterdam");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(BANK_ZONE);

    private Words() {}

    static Html time(Instant instant) {
        return Html.of("<time datetime=\"%s\">%s</time>", Json.time(instant), timeText(instant));
    }

    static String timeText(Instant instant) {
        return TIME.format(instant);
    }
}
