package io.github.idininvites.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.support.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Has the fuzzer Jazzer make inputs for {@link FuzzTarget}: 20,000 of them, or {@code -Dfuzz.runs=5000000}. */
final class FuzzIT {
    @Test
    void findsNoInputThatBreaksAReader() throws Exception {
        var found = Files.createDirectories(Path.of("target", "fuzz"));
        var jazzer = JavaProcess.of(
                List.of("-Xmx1g", "-Djava.io.tmpdir=" + Files.createDirectories(found.resolve("tmp"))),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=io.github.idininvites.**:com.fasterxml.jackson.**",
                "--instrumentation_excludes=" + FuzzTarget.class.getName(),
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-create_missing_dirs=1",
                "-runs=" + Integer.getInteger("fuzz.runs", 20_000),
                "-max_len=2048",
                "-verbosity=0",
                "-rss_limit_mb=0", // huge pages count in full as soon as one byte is touched; -Xmx is the limit
                found.resolve("corpus").toString(),
                FuzzCorpusTest.CORPUS.toString());
        var total = new AtomicReference<String>();
        assertThat(JavaProcess.run(jazzer, line -> {
                    if (line.endsWith(FuzzTarget.IN_ALL)) total.set(line.strip());
                    return !line.contains("\" # Uses: ") && !line.startsWith("INFO: Instrumented");
                }))
                .as("exit code; what broke is printed above, its input is in %s", found)
                .isZero();
        assertThat(total.get()).isNotNull();
        Proof.FUZZ.figure("%s, no finding", total.get());
    }
}
