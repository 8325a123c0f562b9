package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client logs: at DEBUG how calls end, and a warning when a listener throws. */
@Timeout(60)
final class CallLogTest {
    private static final Logger LOGGER = Logger.getLogger("io.github.idininvites");
    private static final String IDS = " group " + Docs.GROUP_ID + " person " + Docs.PERSON_ID;

    @AutoClose
    private final Wire wire = new Wire();

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void reset() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    private List<String> lines() {
        return logged.stream()
                .map(line -> line.getLevel() + " " + line.getMessage().replaceAll("\\d+ ms", "0 ms"))
                .toList();
    }

    @EachCallMode
    void hasALineForEachAttemptAndCallAtDebug(CallMode mode) {
        LOGGER.setLevel(Level.FINE);
        wire.answers(Wire.status(503, "X-Request-Id", "r-1"), WireJson.PERSON_ANSWERED);
        mode.get(wire.person(RecordingSleeper::into));
        assertThat(lines())
                .containsExactly(
                        "FINE attempt: getPerson" + IDS
                                + " failed (ApiException, UNKNOWN) with 503, request id r-1, 1 attempt, 0 ms, waited 0 ms",
                        "FINE attempt: getPerson" + IDS + " succeeded with 200, 2 attempts, 0 ms, waited 0 ms",
                        "FINE call: getPerson" + IDS + " succeeded with 200, 2 attempts, 0 ms, waited 0 ms");
    }

    @EachCallMode
    void isSilentOtherwise(CallMode mode) {
        LOGGER.setLevel(Level.INFO);
        wire.answers(422, WireJson.INVITE);
        var person = wire.person();
        mode.failedInvite(ApiException.class, person);
        mode.sendInvite(person);
        assertThat(lines()).isEmpty();
    }

    @Test
    void tellsNothingOfTheProbe() {
        LOGGER.setLevel(Level.ALL);
        assertThat(Probe.run()).isNull();
        assertThat(lines()).isEmpty();
    }

    /** Throws in one of its methods. */
    private record Throwing(String event, Supplier<Throwable> thrown) implements CallListener {
        private void now(String name) {
            if (name.equals(event)) throw Throwing.<RuntimeException>as(thrown.get());
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // not checked: that is the trick
        private static <E extends Throwable> E as(Throwable thrown) throws E {
            throw (E) thrown;
        }

        @Override
        public CallListener started(Operation operation) {
            now("started");
            return this;
        }

        @Override
        public void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {
            now("attemptStarted");
        }

        @Override
        public void attemptEnded(Outcome attempt) {
            now("attemptEnded");
        }

        @Override
        public void ended(Outcome call) {
            now("ended");
        }
    }

    static Stream<Arguments> throwing() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of("started", "attemptStarted", "attemptEnded", "ended")
                        .flatMap(event -> Stream.<Supplier<Throwable>>of(
                                        () -> new IllegalStateException("Andre van Dijk"),
                                        () -> new Exception("Andre van Dijk"),
                                        () -> new NoClassDefFoundError("Andre van Dijk"),
                                        () -> new StackOverflowError("Andre van Dijk"),
                                        () -> new OutOfMemoryError("Andre van Dijk"))
                                .map(thrown -> Arguments.of(mode, event, thrown))));
    }

    @ParameterizedTest
    @MethodSource("throwing")
    void changesNoCallWhenAListenerThrowsAndSaysItsClassOnly(CallMode mode, String event, Supplier<Throwable> thrown) {
        LOGGER.setLevel(Level.INFO);
        wire.answers(WireJson.INVITE, 422);
        var told = new io.github.idininvites.support.RecordedCalls();
        var person = wire.person(b -> b.listener(new Throwing(event, thrown)).listener(told));
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(mode.failedInvite(ApiException.class, person).statusCode()).isEqualTo(422);
        assertThat(told.names())
                .hasSize(8)
                .startsWith("started", "attemptStarted", "attemptEnded", "ended")
                .endsWith("started", "attemptStarted", "attemptEnded", "ended");
        String line = "WARNING " + Throwing.class.getName() + "." + event + " threw "
                + thrown.get().getClass().getName() + "; the call goes on";
        assertThat(lines()).containsExactly(line, line);
        assertThat(logged).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    /** A null of a listener that is not checked for nulls. */
    @EachCallMode
    @SuppressWarnings("NullAway") // what listeners without a null checker do
    void tellsAListenerNothingMoreThatReturnsNull(CallMode mode) {
        LOGGER.setLevel(Level.INFO);
        wire.answers(WireJson.INVITE);
        var person = wire.person(b -> b.listener(new CallListener() {
            @Override
            public CallListener started(Operation operation) {
                return null;
            }
        }));
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(lines())
                .singleElement()
                .asString()
                .endsWith(".started threw java.lang.NullPointerException; the call goes on");
    }
}
