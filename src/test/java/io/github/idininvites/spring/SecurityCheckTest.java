package io.github.idininvites.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** With a server in the place of Spring Security, which src/it/spring-boot-app has. */
final class SecurityCheckTest {
    private static final Logger LOG = Logger.getLogger(SecurityCheck.class.getName());

    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
        LOG.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setLevel(null);
    }

    private static void check(MockEnvironment environment) {
        try (var context = new GenericApplicationContext()) {
            new SecurityCheck("/idin", environment)
                    .onApplicationEvent(
                            new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
        }
    }

    private static List<String> checkServerThatAnswers(int status) throws Exception {
        var paths = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            check(new MockEnvironment()
                    .withProperty("local.server.port", "" + server.getAddress().getPort())
                    .withProperty("server.address", "127.0.0.1")
                    .withProperty("server.servlet.context-path", "/shop")
                    .withProperty("spring.mvc.servlet.path", "/"));
        } finally {
            server.stop(0);
        }
        return paths;
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302})
    void warnsWhereEventsAreKeptOut(int status) throws Exception {
        assertThat(checkServerThatAnswers(status)).containsExactly("POST /shop/idin/no-token");
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getMessage()).contains("POST /idin/*", "answered " + status);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400, 500})
    void isSilentWhereEventsGetThrough(int status) throws Exception {
        assertThat(checkServerThatAnswers(status)).hasSize(1);
        assertThat(records).isEmpty();
    }

    @Test
    void warnsOfNothingThatItCannotSee() {
        check(new MockEnvironment());
        assertThat(records).isEmpty();
        check(new MockEnvironment().withProperty("local.server.port", "1"));
        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.FINE);
    }
}
