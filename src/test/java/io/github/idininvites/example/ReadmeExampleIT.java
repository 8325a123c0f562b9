package io.github.idininvites.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.JavaProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the README's first example as a program, set up by its environment. */
final class ReadmeExampleIT {
    @Test
    void showsWhatTheReadmeSays() throws Exception {
        try (var sandbox = IdinSandbox.start()) {
            var java = JavaProcess.of(List.of(), ReadmeExample.class.getName());
            java.environment()
                    .putAll(Map.of(
                            "IDIN_INVITES_KEY_ID", sandbox.keyId(),
                            "IDIN_INVITES_KEY_SECRET", sandbox.keySecret(),
                            "IDIN_INVITES_BASE_URL", sandbox.baseUrl()));
            var process = java.start();
            var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor()).as("exit code, after %s", lines).isZero();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).endsWith(" Optional.empty");
            assertThat(lines.get(1)).isEqualTo("null");
        }
    }
}
