package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerClockTest {
    private static final Instant SERVER_TIME = Instant.parse("2026-07-01T12:00:00.400Z");

    @AutoClose
    private final Wire wire = new Wire();

    @ParameterizedTest
    @CsvSource({
        // off by, attempts of the first call: a token that is up to 60 s old is still good
        "PT0S, 1",
        "PT1S, 2",
        "PT-1S, 1",
        "PT30S, 2",
        "PT-30S, 1",
        "PT90S, 2",
        "PT-90S, 2",
        "PT1H, 2",
        "PT-1H, 2",
        "PT87600H, 2",
        "PT-87600H, 2",
    })
    void learnsTheServersTimeFromARefusalThatItExplains(Duration off, int attempts) {
        wire.server.setDispatcher(strict());
        for (CallMode mode : CallMode.values()) {
            int before = wire.server.getRequestCount();
            var person = person(off);
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(wire.server.getRequestCount() - before).isEqualTo(attempts);
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(wire.server.getRequestCount() - before).isEqualTo(attempts + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT30S", "PT-90S", "PT1H"})
    void learnsOnceForManyCalls(Duration off) throws Exception {
        wire.server.setDispatcher(strict());
        var person = person(off);
        List<CompletableFuture<?>> calls = Stream.generate(person::sendInviteAsync)
                .limit(32)
                .<CompletableFuture<?>>map(future -> future)
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        // Those that were under way before the first answer came are refused too, each once.
        assertThat(wire.server.getRequestCount()).isBetween(33, 64);
        int before = wire.server.getRequestCount();
        person.sendInvite();
        assertThat(wire.server.getRequestCount() - before).isOne();
    }

    @EachCallMode
    void makesNoExtraAttemptWhenTheClockDoesNotExplainIt(CallMode mode) {
        wire.answers(refusal(SERVER_TIME), refusal(SERVER_TIME));
        var e = mode.failedInvite(AuthenticationException.class, person(Duration.ofSeconds(-20)));
        assertThat(e.attempts()).isOne();
        assertThat(e)
                .hasMessageEndingWith(" answered 401 Unauthorized after 1 attempt; key " + Docs.KEY_ID
                        + "; this clock is 20 s behind the server's and a token lives 60 s");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void triesOnceMoreAndNoMore(CallMode mode) {
        wire.answers(refusal(SERVER_TIME), refusal(SERVER_TIME), refusal(SERVER_TIME));
        var e = mode.failedInvite(AuthenticationException.class, person(Duration.ofSeconds(94)));
        assertThat(e.attempts()).isEqualTo(2);
        assertThat(e)
                .hasMessageEndingWith("; this clock is 94 s ahead of the server's and a token lives 60 s"
                        + "; a token of the server's time was refused too");
    }

    /** An edge whose clock is off refuses once, for another reason. */
    @EachCallMode
    void forgetsACorrectionThatTheServerDidNotAccept(CallMode mode) {
        var edge = SERVER_TIME.plus(Duration.ofMinutes(5));
        for (int[] answers : new int[][] {{401, 401}, {401, 503}, {401, 404}, {401, 302}}) {
            var person = person(Duration.ZERO);
            for (int status : answers)
                wire.answers(refusal(edge).newBuilder().code(status).build());
            wire.answers(WireJson.INVITE);
            mode.failedInvite(ApiException.class, person);
            wire.request();
            wire.request();
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(issuedAt(wire.request())).isEqualTo(SERVER_TIME.getEpochSecond());
        }
    }

    @EachCallMode
    void forgetsACorrectionThatAFirewallsPageAnswered(CallMode mode) {
        wire.answers(
                refusal(SERVER_TIME.plus(Duration.ofMinutes(5))),
                Wire.status(200, "Content-Type", "text/html"),
                WireJson.INVITE);
        var person = person(Duration.ZERO);
        mode.failedInvite(DecodingException.class, person);
        mode.sendInvite(person);
        wire.request();
        wire.request();
        assertThat(issuedAt(wire.request())).isEqualTo(SERVER_TIME.getEpochSecond());
    }

    @EachCallMode
    void keepsACorrectionAlsoIfTheAcceptedAnswerIsUnreadable(CallMode mode) {
        wire.answers(refusal(SERVER_TIME.plus(Duration.ofMinutes(5))), "{}", WireJson.INVITE);
        var person = person(Duration.ZERO);
        mode.failedInvite(DecodingException.class, person);
        mode.sendInvite(person);
        wire.request();
        assertThat(issuedAt(wire.request())).isBetween(inFiveMinutes(), inFiveMinutes() + 1);
        assertThat(issuedAt(wire.request())).isBetween(inFiveMinutes(), inFiveMinutes() + 1);
    }

    private static long inFiveMinutes() {
        return SERVER_TIME.getEpochSecond() + 300;
    }

    /** The token is signed for the moment at which the answer began, however long its body takes. */
    @Test
    void countsTheTimeThatTheRefusalTookToArrive() {
        var clock = new ManualClock(SERVER_TIME.toString());
        var serverClock = new ServerClock(clock, Duration.ofSeconds(60));
        var wrong = new ServerClock.Token(SERVER_TIME.getEpochSecond() - 100, 0, "");
        clock.advance(Duration.ofSeconds(3)); // while the body came
        var correction = serverClock.correction(wrong, SERVER_TIME, Duration.ofSeconds(3));
        serverClock.keep(Objects.requireNonNull(correction));
        assertThat(serverClock.now()).isEqualTo(SERVER_TIME.plusSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sat, 01 Jan 292278994 00:00:00 GMT",
                "Thu, 01 Jan 10000 00:00:00 GMT",
                "Thu, 01 Jan 1601 00:00:00 GMT",
                "yesterday",
                "",
            })
    void takesAnImpossibleDateForNone(String date) {
        wire.answers(Wire.status(401, "Date", date), Wire.status(401, "Date", date), WireJson.INVITE);
        var person = person(Duration.ofSeconds(94));
        for (CallMode mode : CallMode.values()) {
            var e = mode.failedInvite(AuthenticationException.class, person);
            assertThat(e.attempts()).isOne();
            assertThat(e).hasMessageEndingWith("; the answer has no Date to check this clock against");
        }
        assertThat(person.sendInvite()).isEqualTo(Docs.INVITE);
    }

    private static long issuedAt(RecordedRequest request) {
        var header = String.valueOf(request.getHeaders().get("Authorization"));
        return Jwts.parser()
                .verifyWith(Docs.CREDENTIALS.key())
                .clock(() -> Date.from(SERVER_TIME))
                .clockSkewSeconds(1000)
                .build()
                .parseSignedClaims(header.substring("Bearer ".length()))
                .getPayload()
                .getIssuedAt()
                .toInstant()
                .getEpochSecond();
    }

    @EachCallMode
    void saysThatThereIsNoDate(CallMode mode) {
        wire.answers(401);
        var e = mode.failedGet(AuthenticationException.class, person(Duration.ofSeconds(94)));
        assertThat(e.attempts()).isOne();
        assertThat(e).hasMessageEndingWith("; the answer has no Date to check this clock against");
    }

    private PersonHandle person(Duration off) {
        var clock = Clock.fixed(SERVER_TIME.plus(off), ZoneOffset.UTC);
        return wire.person(b -> b.clock(clock));
    }

    private static MockResponse refusal(Instant date) {
        return Wire.status(
                401,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(date, ZoneOffset.UTC)));
    }

    /** Checks tokens by its own time, without leeway. */
    private static Dispatcher strict() {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var header = String.valueOf(request.getHeaders().get("Authorization"));
                try {
                    Jwts.parser()
                            .verifyWith(Docs.CREDENTIALS.key())
                            .clock(() -> Date.from(SERVER_TIME))
                            .build()
                            .parseSignedClaims(header.substring("Bearer ".length()));
                    return Wire.json(200, WireJson.INVITE);
                } catch (JwtException refused) {
                    return refusal(SERVER_TIME);
                }
            }
        };
    }
}
