package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The clients by name. Each runs in a process of its own. */
enum ClientKind {
    FLOOR("OkHttp floor"),
    HAND("OkHttp + Jackson + JJWT by hand"),
    RETROFIT("Retrofit"),
    JDK("java.net.http + Jackson + JJWT"),
    FEIGN("Feign"),
    OURS("**ours**"),
    FLOOR_ASYNC("OkHttp floor, enqueue"),
    OURS_ASYNC("**ours, async**"),
    BULK("**bulk**");

    /** Those that can be compared call by call. */
    static final List<ClientKind> OF_CALLS =
            Arrays.stream(values()).filter(kind -> kind != BULK).toList();

    final String title;

    ClientKind(String title) {
        this.title = title;
    }

    Calls create(String url) throws IOException {
        return switch (this) {
            case FLOOR -> Clients.floor(url);
            case HAND -> Clients.okHttpByHand(url);
            case RETROFIT -> Clients.retrofit(url);
            case JDK -> Clients.javaNetHttp(url);
            case FEIGN -> Clients.feign(url);
            case OURS -> Clients.ours(url);
            case FLOOR_ASYNC -> Clients.floorAsync(url);
            case OURS_ASYNC -> Clients.oursAsync(url);
            case BULK -> new BulkCalls(url);
        };
    }

    /** What its costs are divided by. */
    ClientKind floor() {
        return this == OURS_ASYNC || this == FLOOR_ASYNC ? FLOOR_ASYNC : FLOOR;
    }
}
