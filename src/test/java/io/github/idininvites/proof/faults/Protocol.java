package io.github.idininvites.proof.faults;

/** What client and server speak. */
public enum Protocol {
    HTTP_1("HTTP/1.1"),
    HTTP_1_TLS("HTTP/1.1 over TLS"),
    HTTP_2("HTTP/2 over TLS");

    private final String shown;

    Protocol(String shown) {
        this.shown = shown;
    }

    public boolean tls() {
        return this != HTTP_1;
    }

    String baseUrl(String host, int port) {
        return (tls() ? "https://" : "http://") + host + ":" + port;
    }

    @Override
    public String toString() {
        return shown;
    }
}
