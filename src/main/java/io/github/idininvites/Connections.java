package io.github.idininvites;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttpClient of a client and of those derived from it. It is the user's, or one whose connections are closed with the last
 * of these clients.
 */
final class Connections {
    final @Nullable OkHttpClient users;
    final OkHttpClient http;
    private final AtomicInteger clients = new AtomicInteger();

    Connections(Settings settings) {
        users = settings.httpClient;
        http = users == null ? own(settings.keepAlive) : users;
    }

    /** Without a limit, as there are as many connections as callers. */
    private static OkHttpClient own(Duration keepAlive) {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(Integer.MAX_VALUE, keepAlive.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }

    void opened() {
        clients.incrementAndGet();
    }

    void closed() {
        if (clients.decrementAndGet() == 0 && users == null)
            http.connectionPool().evictAll();
    }
}
