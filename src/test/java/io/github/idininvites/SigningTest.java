package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.TickingClock;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningTest {
    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void sendsDocumentedTokenByteForByte(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED);
        mode.get(wire.person());
        assertThat(wire.request().getHeaders().values("Authorization")).containsExactly("Bearer " + Docs.TOKEN);
    }

    @EachCallMode
    void signsEachCallAnew(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        var person = wire.person(b -> b.clock(new TickingClock()));
        mode.get(person);
        mode.get(person);
        assertThat(payload()).isEqualTo("{\"iat\":1546300800,\"nbf\":1546300800,\"exp\":1546300860}");
        assertThat(payload()).isEqualTo("{\"iat\":1546300801,\"nbf\":1546300801,\"exp\":1546300861}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 60, 3600})
    void putsLifetimeIntoToken(long lifetime) {
        wire.answers(WireJson.GROUP);
        wire.client(b -> b.tokenLifetime(Duration.ofSeconds(lifetime))).groups().create("Company ABC");
        assertThat(payload()).endsWith("\"exp\":" + (1546300800 + lifetime) + "}");
    }

    @Test
    void cutsFractionsOfSeconds() {
        wire.answers(WireJson.GROUP);
        var late = Clock.fixed(Instant.parse("2019-01-01T00:00:00.999999999Z"), ZoneOffset.UTC);
        wire.client(b -> b.clock(late)).groups().create("Company ABC");
        assertThat(wire.request().getHeaders().get("Authorization")).isEqualTo("Bearer " + Docs.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "PT1H0.001S", "PT1H1S", "PT1.5S"})
    void refusesOtherLifetimes(Duration lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().tokenLifetime(lifetime))
                .withMessageStartingWith("tokenLifetime must be ")
                .withMessageEndingWith("but is " + lifetime);
    }

    private String payload() {
        String token = wire.request().getHeaders().get("Authorization");
        return new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))), UTF_8);
    }
}
