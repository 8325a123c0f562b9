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
import org.junit.jupiter.params.provider.ValueSource;

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
                "'   '|keyId must not start or end with white space, but one of its 3 characters does",
                " id|keyId must not start or end with white space, but one of its 3 characters does",
                "id\u0085x|keyId must have no invisible character, such as a line end, but has U+0085 as character 3 of 4",
            })
    void refusesKeyIdThatCannotBeOne(String keyId, String message) {
        assertRefused(keyId, SECRET, message);
    }

    @Test
    void refusesSecretWithLineEnd() {
        assertRefused(
                "kid",
                SECRET + "\n",
                "keySecret must have no invisible character, such as a line end, but has U+000A as character 55 of 55");
    }

    /** What comes along when a text is copied from a page, a mail or a file. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 9, 0x7F, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x2007, 0x200B, 0x200C, 0x200D, 0x200E,
                0x2028, 0x2029, 0x202E, 0x202F, 0x2060, 0x2800, 0x3000, 0x3164, 0xD800, 0xDFFF, 0xE000, 0xFE0F, 0xFEFF,
                0xFFFE, 0xE0001, 0xE0100, 0x10FFFF,
            })
    void refusesWhatNobodySees(int invisible) {
        String text = Character.toString(invisible);
        String what = " must have no invisible character, such as a line end, but has U+%04X as character "
                .formatted(invisible);
        assertRefused(text + "kid", SECRET, "keyId" + what + "1 of " + (3 + text.length()));
        assertRefused("k\uD83D\uDE00" + text + "d", SECRET, "keyId" + what + "4 of " + (4 + text.length()));
        assertRefused("kid", SECRET + text, "keySecret" + what + "55 of " + (54 + text.length()));
    }

    @Test
    void takesLettersOfEveryScript() {
        String secret = "pass phrase Zoë Иван 王芳 \u0627\u0644 😀 n\u0303";
        assertThat(Credentials.of("kid", secret).key().getEncoded()).asString().isEqualTo(secret);
    }

    @Test
    void refusesSecretWithBlankAtItsEnd() {
        assertRefused(
                "kid",
                SECRET + " ",
                "keySecret must not start or end with white space, but one of its 55 characters does");
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

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void namesEnvironmentVariableThatIsEmpty(String empty) {
        var environment = Map.of("IDIN_INVITES_KEY_ID", "kid", "IDIN_INVITES_KEY_SECRET", empty);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Credentials.from(environment::get))
                .withMessage("environment variable IDIN_INVITES_KEY_SECRET must be set, but is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|x|IDIN_INVITES_KEY_SECRET must be at least 32 bytes for HS256, but is 1",
                "'x '|x|IDIN_INVITES_KEY_ID must not start or end with white space, but one of its 2 characters does",
                "x|'x '|IDIN_INVITES_KEY_SECRET must not start or end with white space, but one of its 2 characters does",
                "x\u200By|x|IDIN_INVITES_KEY_ID must have no invisible character, such as a line end, but has U+200B as"
                        + " character 2 of 3",
            })
    void namesEnvironmentVariableThatIsRefused(String keyId, String secret, String message) {
        var environment = Map.of("IDIN_INVITES_KEY_ID", keyId, "IDIN_INVITES_KEY_SECRET", secret);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Credentials.from(environment::get))
                .withMessage("environment variable " + message);
    }

    private static void assertRefused(String keyId, String secret, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Credentials.of(keyId, secret))
                .withMessage(message)
                .satisfies(SeenByCallers::saw);
    }
}
