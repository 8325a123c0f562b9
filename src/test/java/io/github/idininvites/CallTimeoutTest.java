package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handle's own call timeout. The client's is so long that a test fails by its timeout if that one counts. */
@Timeout(30)
final class CallTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(50);

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final IdinInvitesClient client =
            wire.client(b -> b.callTimeout(LONG).attemptTimeout(LONG).sleeper(sleeper));
    private final GroupHandle group = client.group(Docs.GROUP_ID);

    /** Each call, through a handle with a short timeout. */
    private Stream<ConnectionException> failures(CallMode mode) {
        var groups = client.groups().withTimeout(SHORT);
        var raw = client.raw().withTimeout(SHORT);
        var shortGroup = group.withTimeout(SHORT);
        var inherits = shortGroup.person(Docs.PERSON_ID);
        var person = group.person(Docs.PERSON_ID).withTimeout(SHORT);
        var type = ConnectionException.class;
        return Stream.<Supplier<ConnectionException>>of(
                        () -> mode.failure(type, () -> groups.create("A"), () -> groups.createAsync("A")),
                        () -> mode.failure(
                                type,
                                () -> shortGroup.addPerson(Docs.NEW_ANDRE),
                                () -> shortGroup.addPersonAsync(Docs.NEW_ANDRE)),
                        () -> mode.failedInvite(type, inherits),
                        () -> mode.failure(type, person::createInviteLink, person::createInviteLinkAsync),
                        () -> mode.failedGet(type, person),
                        () -> mode.failure(type, () -> raw.delete("groups"), () -> raw.deleteAsync("groups")))
                .map(Supplier::get);
    }

    @EachCallMode
    void endsEachCall(CallMode mode) {
        wire.answers(Wire.STALLED, Wire.STALLED, Wire.STALLED, Wire.STALLED, Wire.STALLED, Wire.STALLED);
        assertThat(failures(mode)).hasSize(6).allSatisfy(e -> {
            assertThat(e).hasMessageEndingWith(" got no answer after 1 attempt: timeout");
            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        });
    }

    @EachCallMode
    void isLongerThanTheClientsIfThatIsSaid(CallMode mode) {
        wire.answers(Wire.status(429, "Retry-After", "5"), WireJson.INVITE);
        var person = wire.person(b -> b.callTimeout(Duration.ofSeconds(2)).sleeper(sleeper));
        assertThat(mode.sendInvite(person.withTimeout(LONG))).isEqualTo(Docs.INVITE);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(5));
    }

    @EachCallMode
    void beginsNoWaitThatIsLonger(CallMode mode) {
        wire.answers(Wire.status(429, "Retry-After", "5"));
        var person = group.withTimeout(Duration.ofSeconds(5)).person(Docs.PERSON_ID);
        assertThat(mode.failedInvite(RateLimitException.class, person).attempts())
                .isOne();
        assertThat(sleeper.slept()).isEmpty();
    }

    @EachCallMode
    void goesTogetherWithNoRetries(CallMode mode) {
        for (var both : List.of(
                group.withTimeout(SHORT).withoutRetries(),
                group.withoutRetries().withTimeout(SHORT))) {
            var person = both.person(Docs.PERSON_ID);
            wire.answers(429, Wire.STALLED);
            mode.failedInvite(RateLimitException.class, person);
            mode.failedInvite(ConnectionException.class, person);
            wire.answers(429);
            mode.failedInvite(
                    RateLimitException.class, both.person(Docs.PERSON_ID).withTimeout(LONG));
        }
        assertThat(wire.server.getRequestCount()).isEqualTo(6);
    }

    /** The wait goes on, and gets the answer. */
    @EachCallMode
    void endsAGetThatSharesTheCallOfAWait(CallMode mode) throws Exception {
        var time = new ManualTime();
        var person = wire.person(b -> time.into(b.callTimeout(LONG).attemptTimeout(LONG)));
        var wait = person.awaitAnswerAsync(Duration.ofHours(1));
        assertThat(wire.server.takeRequest()).isNotNull();
        var get = OnThread.start(() -> mode.get(person.withTimeout(SHORT))).awaitWaiting();
        time.advance(SHORT);
        assertThat(get.failure()).isInstanceOf(ConnectionException.class).hasMessageEndingWith(": timeout");
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(wait)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(answer -> assertThat(answer).contains(Docs.ANDRE_ANSWERED));
    }

    @Test
    void isWaitedForByClose() throws Exception {
        wire.answers(Wire.STALLED);
        var client = wire.client(b -> b.callTimeout(Duration.ofMillis(1)));
        var call = client.group(Docs.GROUP_ID)
                .withTimeout(Duration.ofSeconds(2))
                .person(Docs.PERSON_ID)
                .sendInviteAsync();
        assertThat(wire.server.takeRequest()).isNotNull();
        client.close();
        assertThat(call).isCompletedExceptionally();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "PT24H0.001S"})
    void isRefusedOutOfItsRange(Duration timeout) {
        for (var handle : List.<Runnable>of(
                () -> group.withTimeout(timeout),
                () -> group.person("1").withTimeout(timeout),
                () -> client.groups().withTimeout(timeout),
                () -> client.raw().withTimeout(timeout)))
            assertThatIllegalArgumentException()
                    .isThrownBy(handle::run)
                    .withMessage("timeout must be PT0.001S to PT24H, but is " + timeout);
    }
}
