package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.model.Group;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryPolicyTest {
    private static final RetryPolicy STANDARD = RetryPolicy.standard();
    private static final ApiCall<Group> GET =
            ApiCall.get("getPerson", new ApiPath("/path", "/path", null, null), Group.class, any -> true, any -> false);
    private static final ApiCall<Group> POST =
            ApiCall.post("createGroup", new ApiPath("/path", "/path", null, null), "body", Group.class);
    private final IdinInvitesException tooMany = new RateLimitException("429", "", null, null, 1, null);

    @Test
    void hasStandardValues() {
        assertThat(STANDARD).isEqualTo(new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8)));
        assertThat(RetryPolicy.none().maxRetries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT2S", "4, PT4S", "5, PT8S", "6, PT8S", "10, PT8S"})
    void doublesTheLongestWaitUpToACap(int retry, Duration longest) {
        var policy = STANDARD.withMaxRetries(10);
        assertThat(policy.delayBefore(retry, GET, tooMany, 1)).contains(longest);
        assertThat(policy.delayBefore(retry, GET, tooMany, 0.5)).contains(longest.dividedBy(2));
        assertThat(policy.delayBefore(retry, GET, tooMany, 0)).contains(Duration.ZERO);
    }

    @Test
    void stopsAfterMaxRetries() {
        assertThat(STANDARD.delayBefore(2, GET, tooMany, 1)).isPresent();
        assertThat(STANDARD.delayBefore(3, GET, tooMany, 1)).isEmpty();
        assertThat(RetryPolicy.none().delayBefore(1, GET, tooMany, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void repeatsOnlyGetsAfterAnswersThatSettleNothing(int status) {
        var failure = new ApiException("no", status, "", null, null, 1);
        assertThat(STANDARD.delayBefore(1, GET, failure, 1)).isPresent();
        assertThat(STANDARD.delayBefore(1, POST, failure, 1)).isEmpty();
    }

    @Test
    void repeatsEverythingAfter429() {
        assertThat(STANDARD.delayBefore(1, GET, tooMany, 1)).isPresent();
        assertThat(STANDARD.delayBefore(1, POST, tooMany, 1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 407, 409, 421, 422, 428, 430, 499})
    void repeatsNothingAfterOtherAnswers(int status) {
        var failure = new ApiException("no", status, "", null, null, 1);
        assertThat(STANDARD.delayBefore(1, GET, failure, 1)).isEmpty();
        assertThat(STANDARD.delayBefore(1, POST, failure, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN"})
    void repeatsAPostOnlyIfNothingWasSent(Delivery delivery) {
        var failure = new ConnectionException("lost", new IOException(), delivery, 1);
        assertThat(STANDARD.delayBefore(1, GET, failure, 1)).isPresent();
        assertThat(STANDARD.delayBefore(1, POST, failure, 1).isPresent()).isEqualTo(delivery == Delivery.NOT_SENT);
    }

    @Test
    void repeatsNothingAfterABug() {
        var failure = new ConnectionException("bug", new IllegalStateException(), Delivery.NOT_SENT, 1);
        assertThat(STANDARD.delayBefore(1, GET, failure, 1)).isEmpty();
    }

    @Test
    void repeatsNothingThatWasAccepted() {
        var failure = new DecodingException("unreadable", Delivery.ACCEPTED, 1, new byte[0]);
        assertThat(STANDARD.delayBefore(1, GET, failure, 1)).isEmpty();
    }

    @Test
    void takesOtherValues() {
        assertThat(STANDARD.withMaxRetries(5).withFirstDelay(Duration.ZERO).withMaxDelay(Duration.ofSeconds(1)))
                .isEqualTo(new RetryPolicy(5, Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withMaxRetries(-1))
                .withMessage("maxRetries must be 0 to 10, but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withMaxRetries(11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withFirstDelay(Duration.ofMillis(-1)))
                .withMessage("firstDelay must be PT0S to PT1H, but is PT-0.001S");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withFirstDelay(Duration.ofSeconds(9)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withMaxDelay(Duration.ofMillis(499)))
                .withMessage("maxDelay must be PT0.5S to PT1H, but is PT0.499S");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withMaxDelay(Duration.ofMinutes(61)));
    }
}
