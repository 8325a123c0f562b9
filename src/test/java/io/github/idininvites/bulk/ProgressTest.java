package io.github.idininvites.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final Progress HALF = new Progress(40, 5, 4, 1, 100L, 10, false);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void saysHowMuchIsDoneAndLeft() {
        assertThat(HALF.done()).isEqualTo(50);
        assertThat(HALF.timeLeft()).contains(Duration.ofSeconds(5));
        assertThat(HALF).hasToString("50 of 100 rows: 40 invited, 5 rejected, 4 in doubt, 1 not tried; 10/s, 5 s left");
        var unknown = new Progress(40, 0, 0, 0, null, 10, false);
        assertThat(unknown.timeLeft()).isEmpty();
        assertThat(unknown).hasToString("40 rows: 40 invited, 0 rejected, 0 in doubt, 0 not tried; 10/s");
        assertThat(new Progress(0, 0, 0, 0, 9L, 0, false).timeLeft()).isEmpty();
    }

    @Test
    void printsLinesWhereThereIsNoTerminal() {
        var display = ProgressDisplay.on(out);
        display.accept(HALF); // too soon after the start
        display.accept(new Progress(95, 5, 0, 0, 100L, 10, true));
        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly("100 of 100 rows: 95 invited, 5 rejected, 0 in doubt, 0 not tried; 10/s");
    }

    @Test
    void drawsABar() {
        var bar = new TerminalBar(out);
        bar.accept(HALF);
        bar.accept(new Progress(95, 4, 1, 0, 100L, 10, true));
        assertThat(bytes.toString(UTF_8)).contains("Inviting", "100%", "4 rejected, 1 in doubt");
    }
}
