package io.github.idininvites.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import io.github.idininvites.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the inputs that the fuzzer starts from, those that once broke a reader among them. */
final class FuzzCorpusTest {
    static final Path CORPUS = Path.of("src/test/resources/io/github/idininvites/proof/fuzz/FuzzTargetInputs");

    @ParameterizedTest
    @MethodSource("corpus")
    void keepsItsPromisesFor(Path input) throws IOException {
        FuzzTarget.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    static List<Path> corpus() throws IOException {
        try (var files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    /** One alone does no harm: what breaks is the table of names that Jackson carries from one body to the next. */
    @RepeatedTest(5)
    void readsBodiesWhoseNamesWereMadeToCollide() {
        for (int letters = 9; letters <= 11; letters++)
            assertThat(Webhooks.parse("{\"id\": \"1\", \"event\": \"new\"" + collidingFields(letters) + "}"))
                    .isInstanceOf(UnknownEvent.class);
    }

    @Test
    void noticesReaderThatRepeatsItsInput() {
        assertNoticed(input -> "its body is not JSON: Andre van Dijk", "says what it should not");
    }

    @Test
    void noticesReaderThatTakesTooMuchMemory() {
        assertNoticed(input -> new byte[65 << 20].length > 0 ? "" : "never", "takes 65 MB");
    }

    @Test
    void noticesReaderThatTakesTooLong() {
        assertNoticed(
                input -> {
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < 51_000_000) Thread.onSpinWait();
                    return "";
                },
                "takes 51 ms");
    }

    private static void assertNoticed(Function<byte[], String> reader, String complaint) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> FuzzTarget.check(reader, new byte[0]))
                .withMessageStartingWith(complaint);
    }

    /** The hash of "Ab" is that of "BA", for whoever multiplies by 33 as Jackson does. */
    private static String collidingFields(int letters) {
        return IntStream.range(0, 1 << letters)
                .mapToObj(name -> IntStream.range(0, letters)
                        .mapToObj(bit -> (name >> bit & 1) == 0 ? "Ab" : "BA")
                        .collect(Collectors.joining("", ", \"", "\": 1")))
                .collect(Collectors.joining());
    }
}
