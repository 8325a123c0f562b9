package io.github.idininvites.benchmark;

/** The ways to the server. */
enum Link {
    PLAIN("HTTP/1.1", "http://127.0.0.1:"),
    TLS("HTTP/1.1 over TLS", "https://localhost:"),
    HTTP2("HTTP/2 over TLS", "https://localhost:");

    final String title;
    private final String origin;

    Link(String title, String origin) {
        this.title = title;
        this.origin = origin;
    }

    String url(int port) {
        return origin + port;
    }
}
