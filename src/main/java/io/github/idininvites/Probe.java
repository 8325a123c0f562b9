package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.NewPerson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes one whole call to a server that is a text in memory, and so loads and links all that calls need. A list of checks would
 * always lack something.
 */
final class Probe {
    private static final String JSON = "{\"id\": \"p\", \"name\": \"n\", \"updated_at\": \"2020-01-01T00:00:00+00:00\","
            + " \"attributes\": {\"name\": true}, \"result\": {\"name\": {}, \"address\": {}, \"age\": {}, \"x\": [1e99999999999]}}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: " + JSON.length() + "\r\nConnection: close\r\n\r\n" + JSON;

    private Probe() {}

    /** The linkage error that calls would fail with; null if there is none. */
    static @Nullable LinkageError run() {
        try {
            Objects.requireNonNull(StreamConstraintsException.class); // Jackson reads without limits before 2.15
            var settings = new Settings();
            settings.credentials = Credentials.of("probe", "x".repeat(32));
            settings.baseUrl = BaseUrl.parse("http://127.0.0.1");
            settings.retryPolicy = RetryPolicy.none();
            settings.quiet = true;
            settings.callTimeout = Duration.ofSeconds(10);
            settings.httpClient = new OkHttpClient.Builder()
                    .proxy(Proxy.NO_PROXY)
                    .socketFactory(new IdleConnections(true) {
                        @Override
                        public Socket createSocket() {
                            return new Canned();
                        }
                    })
                    .build();
            var connections = new Connections(settings);
            try (var transport = new Transport(HttpStack.of(settings, connections), connections)) {
                var unused = transport.execute(
                        Endpoints.addPerson(Endpoints.persons("g"), NewPerson.of("n", "n@example.com")));
            }
            return null;
        } catch (LinkageError e) {
            return e;
        } catch (DecodingException e) { // the reader makes this of a linkage error, so that the answer is not lost
            return new LinkageError("com.fasterxml.jackson.core cannot read what it should");
        } catch (IdinInvitesException e) {
            return e.getCause() instanceof LinkageError linkage
                    ? linkage
                    : null; // any other failure will show in the user's own calls
        }
    }

    private static final class Canned extends Socket {
        private final InputStream answer = new ByteArrayInputStream(ANSWER.getBytes(UTF_8));

        @Override
        public void connect(SocketAddress server, int timeout) {}

        @Override
        public void setSoTimeout(int timeout) {}

        @Override
        public InputStream getInputStream() {
            return answer;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }
}
