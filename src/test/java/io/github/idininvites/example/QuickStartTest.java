package io.github.idininvites.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QuickStartTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsTheStoryAgainstTheSandbox() {
        assertThat(run(Map.of())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("status=SUCCESS", "status=CANCELLED", "Webhook    PersonUpdated", "Webhook    GroupUpdated")
                .contains("name     A*** D***")
                .endsWith("That was the whole story, over real HTTP.\n")
                .doesNotContain("van Dijk", "Dijklaan", "1974-01-31", "@example.com");
        assertThat(err.size()).isZero();
    }

    @Test
    void takesNamesAsArguments() {
        assertThat(run(Map.of(), "Stichting Ünïcode", "Zoë Planted", "zoe@example.org"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("\"Stichting Ünïcode\"", "Z***")
                .doesNotContain("Planted", "zoe@");
    }

    @Test
    void printsLinkAndStateWhereNobodyPlaysThePerson() {
        try (var sandbox = IdinSandbox.start()) {
            assertThat(run(environment(sandbox))).isZero();
            assertThat(out.toString(UTF_8))
                    .contains("Talking to IdinInvitesClient[baseUrl=" + sandbox.baseUrl())
                    .contains("nobody was mailed")
                    .contains("Link       " + sandbox.baseUrl())
                    .contains("status=none")
                    .doesNotContain(sandbox.keySecret());
        }
    }

    @Test
    void mailsOnlyAnAddressThatWasGiven() {
        try (var sandbox = IdinSandbox.start()) {
            assertThat(run(environment(sandbox), "Company ABC", "Andre van Dijk", "andre@example.com"))
                    .isZero();
            assertThat(out.toString(UTF_8)).contains(", by mail");
        }
    }

    @Test
    void pollsUntilAnsweredWhenAsked() {
        try (var wire = new Wire()) {
            String open = WireJson.PERSON_ADDED;
            wire.answers(WireJson.GROUP, open, WireJson.INVITE, open, open, WireJson.PERSON_ANSWERED);
            var environment = environment("kid", "x".repeat(32), wire.baseUrl());
            assertThat(run(environment, "--wait")).isZero();
            assertThat(out.toString(UTF_8)).containsSubsequence("Waiting", "Waiting", "status=SUCCESS");
        }
    }

    @Test
    void saysInOneLineThatTheKeyIsWrong() {
        try (var sandbox = IdinSandbox.start()) {
            assertThat(run(environment("kid", "x".repeat(32), sandbox.baseUrl())))
                    .isOne();
        }
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .startsWith("Refused: POST /idin-invites/v1/groups answered 401 Unauthorized after 1 attempt; key kid")
                .endsWith("Check IDIN_INVITES_KEY_ID and IDIN_INVITES_KEY_SECRET.\n");
    }

    @Test
    void saysInOneLineThatThereIsNoNetwork() {
        var wire = new Wire();
        var environment = environment("kid", "x".repeat(32), wire.baseUrl());
        wire.close();
        assertThat(run(environment)).isOne();
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .startsWith("Failed: POST /idin-invites/v1/groups got no answer after ")
                .endsWith(": cannot connect (delivery: NOT_SENT)\n");
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        assertThat(run(Map.of("IDIN_INVITES_KEY_ID", "kid"))).isOne();
        assertThat(run(Map.of(), "a", "b", "c@example.com", "d")).isOne();
        assertThat(run(Map.of(), "--wiat")).isOne();
        assertThat(err.toString(UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("Cannot run: "));
    }

    private static Map<String, String> environment(IdinSandbox sandbox) {
        return environment(sandbox.keyId(), sandbox.keySecret(), sandbox.baseUrl());
    }

    private static Map<String, String> environment(String keyId, String keySecret, String baseUrl) {
        return Map.of(
                "IDIN_INVITES_KEY_ID", keyId,
                "IDIN_INVITES_KEY_SECRET", keySecret,
                "IDIN_INVITES_BASE_URL", baseUrl);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return QuickStart.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Duration.ofMillis(1));
    }
}
