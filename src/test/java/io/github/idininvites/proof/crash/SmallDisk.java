package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file system of 64 KiB, on Linux. It takes root to make one, or sudo in CI: elsewhere the test is skipped; in CI it fails. */
final class SmallDisk implements AutoCloseable {
    static final int BYTES = 64 * 1024;

    final Path folder;

    SmallDisk(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectory(folder);
        String failure = run("mount", "-t", "tmpfs", "-o", "mode=1777,size=" + BYTES, "tmpfs", folder.toString());
        if (System.getenv("CI") != null)
            assertThat(failure).as("why nothing is mounted").isEmpty();
        assumeTrue(failure.isEmpty(), failure);
    }

    /** Leaves so many bytes free; the system gives them out in pages of 4 KiB. */
    void fill(int free) throws IOException {
        Files.write(folder.resolve("filler"), new byte[BYTES - free]);
    }

    /** Fails if a file is still open. */
    @Override
    public void close() throws IOException {
        try {
            String failure = run("umount", folder.toString());
            if (failure.isEmpty()) return;
            run("umount", "--lazy", folder.toString());
            throw new AssertionError(failure);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** CI's machines may be used by another user who is asked for no password. */
    private static List<String> asRoot(String... command) {
        boolean needsSudo = System.getenv("CI") != null && !"root".equals(System.getProperty("user.name"));
        return needsSudo
                ? Stream.concat(Stream.of("sudo", "-n"), Stream.of(command)).toList()
                : List.of(command);
    }

    /** What it said, if it failed. */
    private static String run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(asRoot(command))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() == 0 ? "" : command[0] + ": " + said;
        } catch (IOException e) { // there is no such program
            return e.toString();
        }
    }
}
