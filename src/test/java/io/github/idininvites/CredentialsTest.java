package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.SeenByCallers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CredentialsTest {
    private static final String SECRET = Docs.KEY_SECRET;

    @Test
    void takesDocumentedCredentials() {
        assertThat(Credentials.of(Docs.KEY_ID, SECRET).keyId()).isEqualTo(Docs.KEY_ID);
    }

    @Test
    void showsKeyIdButNotSecret() {
        assertThat(Docs.CREDENTIALS)
                .hasToString("Credentials[keyId=3b438437-04a4-40bb-8389-54bb02766fba, keySecret=hidden]");
    }

    @Test
    void refusesSecretOf31Bytes() {
        assertRefused("kid", "x".repeat(31), "keySecret must be at least 32 bytes for HS256, but is 31");
    }

    @Test
    void takesSecretOf32Bytes() {
        assertThat(Credentials.of("kid", "x".repeat(32)).key().getEncoded()).hasSize(32);
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(Credentials.of("kid", "é".repeat(16)).key().getEncoded()).hasSize(32);
        assertRefused("kid", "é".repeat(15), "keySecret must be at least 32 bytes for HS256, but is 30");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "''|keyId must not be blank, but is 0 characters long",
                "'   '|keyId must not start or end with white space, but one of its 3 does",
                " id|keyId must not start or end with white space, but one of its 3 does",
                "id\u0085x|keyId must have no control character (a line end?), but has one in its 4",
            })
    void refusesKeyIdThatCannotBeOne(String keyId, String message) {
        assertRefused(keyId, SECRET, message);
    }

    @Test
    void refusesSecretWithLineEnd() {
        assertRefused(
                "kid", SECRET + "\n", "keySecret must have no control character (a line end?), but has one in its 55");
    }

    @Test
    void refusesSecretWithBlankAtItsEnd() {
        assertRefused("kid", SECRET + " ", "keySecret must not start or end with white space, but one of its 55 does");
    }

    @Test
    @SuppressWarnings("NullAway") // null on purpose
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Credentials.of(null, SECRET))
                .withMessage("keyId must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Credentials.of("kid", null))
                .withMessage("keySecret must not be null");
    }

    @Test
    void readsEnvironment() {
        var environment = Map.of("IDIN_INVITES_KEY_ID", "kid", "IDIN_INVITES_KEY_SECRET", SECRET);
        var credentials = Credentials.from(environment::get);
        assertThat(credentials.keyId()).isEqualTo("kid");
        assertThat(credentials.key().getEncoded()).asString().isEqualTo(SECRET);
    }

    @Test
    void namesEnvironmentVariableThatIsMissing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Credentials.from(Map.of("IDIN_INVITES_KEY_ID", "kid")::get))
                .withMessage("environment variable IDIN_INVITES_KEY_SECRET must be set, but is not");
        // The build's own environment has no credentials, as CI must not.
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(Credentials::fromEnvironment)
                .withMessage("environment variable IDIN_INVITES_KEY_ID must be set, but is not");
    }

    private static void assertRefused(String keyId, String secret, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Credentials.of(keyId, secret))
                .withMessage(message)
                .satisfies(SeenByCallers::saw);
    }
}
