package io.github.idininvites.support;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** OkHttp tells of every task, every frame and every answer that nobody reads to its end; where there are many, of nothing else. */
public final class OkHttpLog {
    private static final List<Logger> CHATTY = Stream.of(
                    "OkHttpClient", "internal.concurrent.TaskRunner", "internal.http2.Http2")
            .map(name -> Logger.getLogger("okhttp3." + name))
            .toList();

    private OkHttpLog() {}

    public static void hush() {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    public static void unhush() {
        CHATTY.forEach(logger -> logger.setLevel(null));
    }
}
