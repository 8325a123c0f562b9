package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.support.Docs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.cm.com",
                "https://api.cm.com/",
                "https://gateway.example:8443/cm/idin",
                "https://10.0.0.1",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://127.8.8.8",
                "http://[::1]:8080/",
            })
    void takesHttpsAndLoopback(String url) {
        assertThat(BaseUrl.parse(url).toString()).startsWith(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://LocalHost:1,             http://localhost:1/",
        "http://LOCALHOST,               http://localhost/",
        "http://[0:0:0:0:0:0:0:1]:8080,  http://[::1]:8080/",
        "http://[0000::0001],            http://[::1]/",
        "HTTPS://API.CM.COM/x%2Ey/z..,   https://api.cm.com/x%2Ey/z..",
        "https://a.example/.well-known/x, https://a.example/.well-known/x",
    })
    void takesAnySpellingOfThem(String url, String meant) {
        assertThat(BaseUrl.parse(url)).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://api.cm.com|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on api.cm.com",
                "http://localhost.evil.example|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on localhost.evil.example",
                "http://127.0.0.1.evil.example|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on 127.0.0.1.evil.example",
                "http://0.0.0.0|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on 0.0.0.0",
                "https://user:planted@api.cm.com|must have no user information, but has one of 12 characters",
                "https://api.cm.com?planted=1|must have no query, but has one of 9 characters",
                "https://api.cm.com/?|must have no query, but has one of 0 characters",
                "https://api.cm.com#planted|must have no fragment, but has one of 7 characters",
                "https://api.cm.com/a/../b|must have no . or .. or empty segment in its path, but has one",
                "https://api.cm.com/a//b|must have no . or .. or empty segment in its path, but has one",
                "https://api.cm.com/%2e%2e/x|must have no . or .. or empty segment in its path, but has one",
                "https://api.cm.com/a/.%2E|must have no . or .. or empty segment in its path, but has one",
                "https://api.cm.com/%2E/b|must have no . or .. or empty segment in its path, but has one",
                "http://wiremock:8080|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on wiremock",
                "http://127.1|must start with https:// and a host, but its scheme is http and its host is missing",
                "http://[::2]|must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is http on ::2",
                "ftp://api.cm.com|must start with https:// and a host, but its scheme is ftp and its host is missing",
                "api.cm.com|must start with https:// and a host, but its scheme is none and its host is missing",
                "https:///path|must start with https:// and a host, but its scheme is https and its host is missing",
                "' https://api.cm.com'|must be a URL, but is not; a URL has no blanks",
                "'https://api.cm.com '|must be a URL, but is not; a URL has no blanks",
                "''|must start with https:// and a host, but its scheme is none and its host is missing",
            })
    void refusesEverythingElse(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().baseUrl(url))
                .withMessage("baseUrl " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sandbox:8080", "http://10.1.2.3/gateway", "http://localhost:1", "http://notcm.com"})
    void takesPlainHttpByTheSwitchThatSaysHowDangerousItIs(String url) {
        assertThat(IdinInvitesClient.builder().dangerouslyInsecureBaseUrl(url)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://api.cm.com|must be http on a host that is not cm.com or under it, but is http on api.cm.com; use baseUrl(…)",
                "http://API.CM.com.:8080|must be http on a host that is not cm.com or under it, but is http on api.cm.com.; use baseUrl(…)",
                "http://cm.com|must be http on a host that is not cm.com or under it, but is http on cm.com; use baseUrl(…)",
                "https://api.cm.com|must be http on a host that is not cm.com or under it, but is https on api.cm.com; use baseUrl(…)",
                "https://sandbox|must be http on a host that is not cm.com or under it, but is https on sandbox; use baseUrl(…)",
                "http://user:planted@sandbox|must have no user information, but has one of 12 characters",
                "sandbox:8080|must start with http:// and a host, but its scheme is sandbox and its host is missing",
                "http://my_sandbox|must start with http:// and a host, but its scheme is http and its host is missing; a host name has no _",
            })
    void refusesThatSwitchForTheRealApi(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.builder().dangerouslyInsecureBaseUrl(url))
                .withMessage("dangerouslyInsecureBaseUrl " + why);
    }

    @Test
    void doesNotOpenPlainHttpByTheEnvironment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdinInvitesClient.from(name -> switch (name) {
                    case "IDIN_INVITES_BASE_URL" -> "http://sandbox:8080";
                    case "IDIN_INVITES_KEY_ID" -> Docs.KEY_ID;
                    default -> Docs.KEY_SECRET;
                }))
                .withMessageEndingWith(", but is http on sandbox");
    }
}
