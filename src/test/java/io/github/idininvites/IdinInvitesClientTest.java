package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idininvites.model.Group;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdinInvitesClientTest {
    @AutoClose
    private final IdinInvitesClient client = IdinInvitesClient.create(Docs.CREDENTIALS);

    @Test
    void goesToTheRealApiUnlessToldOtherwise() {
        assertThat(client)
                .hasToString("IdinInvitesClient[baseUrl=https://api.cm.com/, Credentials[keyId=" + Docs.KEY_ID
                        + ", keySecret=hidden]]");
    }

    @Test
    void readsEnvironment() {
        var environment = Map.of(
                "IDIN_INVITES_KEY_ID", Docs.KEY_ID,
                "IDIN_INVITES_KEY_SECRET", Docs.KEY_SECRET,
                "IDIN_INVITES_BASE_URL", "http://localhost:1234");
        try (var client = IdinInvitesClient.from(environment::get)) {
            assertThat(client).asString().contains("http://localhost:1234", Docs.KEY_ID);
        }
    }

    /** As Docker's {@code ${VAR:-}} sets it. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void takesAnEmptyBaseUrlInEnvironmentForNone(String empty) {
        var environment = Map.of(
                "IDIN_INVITES_KEY_ID", Docs.KEY_ID,
                "IDIN_INVITES_KEY_SECRET", Docs.KEY_SECRET,
                "IDIN_INVITES_BASE_URL", empty);
        try (var client = IdinInvitesClient.from(environment::get)) {
            assertThat(client).asString().contains("https://api.cm.com");
        }
    }

    @Test
    void namesTheEnvironmentVariableWhoseBaseUrlIsRefused() {
        var environment = Map.of(
                "IDIN_INVITES_KEY_ID", Docs.KEY_ID,
                "IDIN_INVITES_KEY_SECRET", Docs.KEY_SECRET,
                "IDIN_INVITES_BASE_URL", "http://wiremock:8080");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.from(environment::get))
                .withMessageStartingWith(
                        "environment variable IDIN_INVITES_BASE_URL must be https, or http on a loopback");
    }

    @Test
    void needsNoBaseUrlInEnvironment() {
        var environment = Map.of("IDIN_INVITES_KEY_ID", Docs.KEY_ID, "IDIN_INVITES_KEY_SECRET", Docs.KEY_SECRET);
        try (var client = IdinInvitesClient.from(environment::get)) {
            assertThat(client).asString().contains("https://api.cm.com");
        }
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(IdinInvitesClient::fromEnvironment);
    }

    @Test
    void needsCredentials() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> IdinInvitesClient.builder().build())
                .withMessage("credentials must be set, but are not; call credentials(…)");
    }

    @Test
    void takesCredentialsAsTwoTexts() {
        try (var client = IdinInvitesClient.builder()
                .credentials(Docs.KEY_ID, Docs.KEY_SECRET)
                .build()) {
            assertThat(client).asString().contains(Docs.KEY_ID).doesNotContain(Docs.KEY_SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void refusesTimeoutsOutOfRange(Duration timeout) {
        var builder = IdinInvitesClient.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.callTimeout(timeout))
                .withMessage("callTimeout must be PT0.001S to PT24H, but is " + timeout);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.attemptTimeout(timeout))
                .withMessage("attemptTimeout must be PT0.001S to PT24H, but is " + timeout);
    }

    @Test
    void refusesToRunNoCallAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().maxConcurrentCalls(0))
                .withMessage("maxConcurrentCalls must be 1 or more, but is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "shop ", " shop", "shop\r\nX: y", "winkel€"})
    void refusesUserAgentThatIsNoHeader(String application) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().userAgent(application))
                .withMessageMatching("userAgent must be printable ASCII without blanks at its ends, but its "
                        + application.length()
                        + " characters are not|userAgent must have no invisible character, such as"
                        + " a line end, but has U\\+000D as character 5 of 10");
    }

    @Test
    void namesApplicationAndLibraryInUserAgent() {
        try (var wire = new Wire().answers(WireJson.GROUP, WireJson.GROUP)) {
            wire.client().groups().create("Company ABC");
            wire.client(b -> b.userAgent("my shop/1.4")).groups().create("Company ABC");
            assertThat(wire.request().getHeaders().get("User-Agent")).matches("idin-invites-client/\\d+\\.\\d+\\.\\S+");
            assertThat(wire.request().getHeaders().get("User-Agent"))
                    .matches("my shop/1\\.4 idin-invites-client/\\d+\\.\\d+\\.\\S+");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "%2e%2e", "a b", "a\nb", "é"})
    void refusesIdsThatCouldChangeThePath(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.group(id))
                .withMessage("groupId must be 1 to 64 letters, digits, '-' or '_', but is " + id.length()
                        + " characters that are not");
        var group = client.group("A-z_9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group.person(id))
                .withMessageStartingWith("personId must be 1 to 64 letters");
    }

    @Test
    void takesIdsOf64CharactersAndNoMore() {
        assertThat(client.group("a".repeat(64)).id()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> client.group("a".repeat(65)));
    }

    @Test
    @SuppressWarnings("NullAway") // null on purpose
    void namesTheArgumentThatIsNull() {
        var group = client.group("g");
        assertNull("name must not be null", () -> client.groups().create(null));
        assertNull("groupId must not be null", () -> client.group((String) null));
        assertNull("group must not be null", () -> client.group((Group) null));
        assertNull("person must not be null", () -> group.addPerson(null));
        assertNull("personId must not be null", () -> group.person((String) null));
        assertNull("person must not be null", () -> group.person((Person) null));
    }

    private static void assertNull(String message, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(message);
    }

    @Test
    void showsIdsOfHandles() {
        assertThat(client.group("g")).hasToString("GroupHandle[id=g]");
        assertThat(client.group("g").person("p")).hasToString("PersonHandle[groupId=g, id=p]");
    }
}
