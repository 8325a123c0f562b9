package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.condition.OS;

/** Programs that tests need beside Java. */
final class DebianPackages {
    private DebianPackages() {}

    /**
     * Installs these packages where their programs are missing, and says so beforehand. If that fails, the test is skipped; in
     * CI it fails on Linux, so that no check is skipped unseen.
     */
    static void provide(BooleanSupplier areThere, String... packages) throws IOException, InterruptedException {
        String missing = areThere.getAsBoolean() ? "" : install(areThere, packages);
        if (System.getenv("CI") != null && OS.LINUX.isCurrentOs())
            assertThat(missing).as("why %s is missing", List.of(packages)).isEmpty();
        assumeTrue(missing.isEmpty(), missing);
    }

    private static String install(BooleanSupplier areThere, String... packages)
            throws IOException, InterruptedException {
        if (!OS.LINUX.isCurrentOs()) return List.of(packages) + " are installed on Linux only";
        System.out.println("Installing for the tests, from Debian: " + String.join(" ", packages));
        var command = new ArrayList<>(List.of("sh", "src/test/sh/install.sh"));
        command.addAll(List.of(packages));
        var script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), UTF_8).strip();
        script.waitFor();
        return areThere.getAsBoolean() ? "" : said.substring(said.lastIndexOf('\n') + 1);
    }
}
