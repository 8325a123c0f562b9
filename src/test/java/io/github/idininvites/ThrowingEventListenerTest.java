package io.github.idininvites;

import static io.github.idininvites.Sneaky.sneaky;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.Sneaky.Checked;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An {@code EventListener} of the user that throws loses no answer. */
@Timeout(60)
final class ThrowingEventListenerTest {
    private static final String LARGE =
            WireJson.PERSON_ANSWERED.replaceFirst("\\{", "{\"unknown\": \"" + "x".repeat(100_000) + "\", ");

    @AutoClose
    private final Wire wire = new Wire();

    /** The events while a success is read, and after. */
    private enum Moment {
        RESPONSE_BODY_START,
        RESPONSE_BODY_END,
        CONNECTION_RELEASED,
        CALL_END
    }

    private static final class Throwing extends EventListener {
        private final Moment at;
        private final Supplier<Throwable> thrown;

        Throwing(Moment at, Supplier<Throwable> thrown) {
            this.at = at;
            this.thrown = thrown;
        }

        private void now(Moment moment) {
            if (moment == at) throw sneaky(thrown.get());
        }

        @Override
        public void responseBodyStart(Call call) {
            now(Moment.RESPONSE_BODY_START);
        }

        @Override
        public void responseBodyEnd(Call call, long byteCount) {
            now(Moment.RESPONSE_BODY_END);
        }

        @Override
        public void connectionReleased(Call call, Connection connection) {
            now(Moment.CONNECTION_RELEASED);
        }

        @Override
        public void callEnd(Call call) {
            now(Moment.CALL_END);
        }
    }

    static Stream<Arguments> listeners() {
        return Arrays.stream(CallMode.values())
                .flatMap(mode -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(mode, moment)));
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoBodyWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        assertKept(
                mode, listened(moment, () -> new IllegalStateException("a listener's bug")), WireJson.PERSON_ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoBodyWhenAListenerThrowsACheckedException(CallMode mode, Moment moment) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        assertKept(mode, listened(moment, Checked::new), WireJson.PERSON_ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoByteOfALargeBodyWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(LARGE, LARGE);
        assertKept(mode, listened(moment, () -> new IllegalStateException("a listener's bug")), LARGE);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoInviteWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(WireJson.INVITE);
        var person = listened(moment, () -> new IllegalStateException("a listener's bug"));
        try {
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        } catch (DecodingException e) {
            assertThat(e.responseBytes()).isEqualTo(WireJson.INVITE.getBytes(UTF_8));
        }
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private void assertKept(CallMode mode, PersonHandle person, String body) {
        try {
            Person answer = mode.get(person);
            assertThat(Optional.ofNullable(answer.result())).contains(Docs.ANDRES_RESULT);
        } catch (DecodingException e) {
            assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
            assertThat(e.responseBytes()).isEqualTo(body.getBytes(UTF_8));
        }
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private PersonHandle listened(Moment at, Supplier<Throwable> thrown) {
        return wire.person(b -> b.httpClient(new OkHttpClient.Builder()
                .eventListener(new Throwing(at, thrown))
                .build()));
    }
}
