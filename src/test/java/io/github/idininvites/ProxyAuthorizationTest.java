package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.support.Docs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyAuthorizationTest {
    @ParameterizedTest
    @ValueSource(strings = {"shop\r\nX: y", "shop\0", "shop\u007f", "shop\uFEFF"})
    void refusesControlCharactersInCredentials(String text) {
        var builder = IdinInvitesClient.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxyCredentials(text, ProxyTest.PASSWORD))
                .withMessage(
                        "the proxy's user must have no invisible character, such as a line end, but has U+%04X as character 5 of %d",
                        text.codePointAt(4), text.length());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxyCredentials("shop", text))
                .withMessage(
                        "the proxy's password must have no invisible character, such as a line end, but has U+%04X as character 5 of %d",
                        text.codePointAt(4), text.length());
    }

    @Test
    void refusesColonInUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().proxyCredentials("sh:op", ProxyTest.PASSWORD))
                .withMessage("the proxy's user must have no ':', but has one in its 5 characters");
    }

    @Test
    void hidesCredentialsInToString() {
        try (var client = IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .proxyCredentials("shop", ProxyTest.PASSWORD)
                .build()) {
            assertThat(client).asString().doesNotContain("shop", ProxyTest.PASSWORD, ProxyTest.BASIC.substring(6));
        }
    }
}
