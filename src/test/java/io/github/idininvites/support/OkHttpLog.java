package io.github.idininvites.support;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** OkHttp tells of every task, every frame and every answer that nobody reads to its end, and the client of every call. */
public final class OkHttpLog {
    private static final List<Logger> CHATTY = Stream.of(
                    "okhttp3.OkHttpClient",
                    "okhttp3.internal.concurrent.TaskRunner",
                    "okhttp3.internal.http2.Http2",
                    "io.github.idininvites")
            .map(Logger::getLogger)
            .toList();

    private OkHttpLog() {}

    public static void hush() {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    public static void unhush() {
        CHATTY.forEach(logger -> logger.setLevel(null));
    }
}
