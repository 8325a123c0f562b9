package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** What the sandbox's faults come to, for a caller of the client. */
final class SandboxFaultsTest {
    private final IdinSandbox sandbox = IdinSandbox.start();
    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(sandbox.keyId(), sandbox.keySecret())
            .baseUrl(sandbox.baseUrl())
            .sleeper(sleeper)
            .build();
    private final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    private final PersonHandle person = group.person(group.addPerson(Docs.NEW_ANDRE));

    @AfterEach
    void close() {
        idin.close();
        sandbox.close();
    }

    @EachCallMode
    void mayHaveLandedWhenItDid(CallMode mode) {
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        assertFailure(failure(ConnectionException.class, mode), Delivery.UNKNOWN);
        assertLanded();
    }

    @EachCallMode
    void isSentOnceWhenItsAnswerIsLost(CallMode mode) {
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        sandbox.inject(Fault.SERVER_ERROR, 599);
        failure(ConnectionException.class, mode);
        try (var once = idin.newBuilder().retryPolicy(RetryPolicy.none()).build()) {
            var next = once.group(group.id()).person(person.id());
            assertThat(mode.failedGet(ApiException.class, next).statusCode())
                    .as("a second POST would have met this fault")
                    .isEqualTo(599);
        }
        assertLanded();
    }

    @EachCallMode
    void mayHaveLandedWhenItDidNot(CallMode mode) {
        sandbox.inject(Fault.REFUSED);
        assertFailure(failure(ConnectionException.class, mode), Delivery.UNKNOWN);
        assertNotLanded();
    }

    @EachCallMode
    void wasAcceptedWhenTheAnswerIsCutOff(CallMode mode) {
        sandbox.inject(Fault.TRUNCATED);
        var e = failure(DecodingException.class, mode);
        assertFailure(e, Delivery.ACCEPTED);
        assertThat(e.responseBody()).startsWith("{\"id\":\"");
        assertLanded();
    }

    @EachCallMode
    void mayHaveLandedWhenTheServerFails(CallMode mode) {
        sandbox.inject(Fault.SERVER_ERROR, 503);
        var e = failure(ApiException.class, mode);
        assertFailure(e, Delivery.UNKNOWN);
        assertThat(e.statusCode()).isEqualTo(503);
        assertNotLanded();
    }

    @EachCallMode
    void mayHaveLandedWhenTheAnswerIsTooLate(CallMode mode) {
        sandbox.inject(Fault.SLOW, 3_600);
        try (var hasty = idin.newBuilder().attemptTimeout(Duration.ofSeconds(1)).build()) {
            var hastily = hasty.group(group.id()).person(person.id());
            var e = mode.failedInvite(ConnectionException.class, hastily);
            assertFailure(e, Delivery.UNKNOWN);
        }
        assertLanded();
    }

    @EachCallMode
    void isSentAgainAfterTooManyRequests(CallMode mode) {
        sandbox.inject(Fault.TOO_MANY_REQUESTS, 7);
        mode.sendInvite(person);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(7));
        assertLanded();
    }

    @EachCallMode
    void isReadDespiteFaultsThatPass(CallMode mode) {
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        sandbox.inject(Fault.SERVER_ERROR, 500);
        assertThat(mode.get(person).id()).isEqualTo(person.id());
    }

    @EachCallMode
    void isRefusedWhenTheServersClockIsOff(CallMode mode) {
        sandbox.inject(Fault.CLOCK_OFF, 3_600);
        assertFailure(failure(AuthenticationException.class, mode), Delivery.REJECTED);
        sandbox.inject(Fault.CLOCK_OFF, 0);
        assertNotLanded();
    }

    @EachCallMode
    void isSignedAnewWhenItsOwnClockIsOff(CallMode mode) {
        try (var late = idin.newBuilder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)))
                .build()) {
            var lately = late.group(group.id()).person(person.id());
            mode.sendInvite(lately);
        }
        assertLanded();
    }

    private <E extends IdinInvitesException> E failure(Class<E> type, CallMode mode) {
        return mode.failedInvite(type, person);
    }

    private static void assertFailure(IdinInvitesException e, Delivery delivery) {
        assertThat(e.delivery()).isEqualTo(delivery);
        assertThat(e.attempts()).isEqualTo(1);
    }

    private void assertLanded() {
        sandbox.identify(person.id());
        assertThat(person.get().result()).isNotNull();
    }

    private void assertNotLanded() {
        assertThatThrownBy(() -> sandbox.identify(person.id())).hasMessageContaining("but none was sent");
    }
}
