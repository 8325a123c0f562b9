package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.api.DutchTime;
import io.github.idininvites.sandbox.http.ApiJson;
import java.time.Instant;

/** A moment, readable by people and by programs. */
final class TimeHtml {
    private TimeHtml() {}

    static Html minute(Instant instant) {
        return of(instant, DutchTime.minute(instant));
    }

    static Html second(Instant instant) {
        return of(instant, DutchTime.second(instant));
    }

    private static Html of(Instant instant, String text) {
        return Html.of("<time datetime=\"%s\">%s</time>", ApiJson.time(instant), text);
    }
}
