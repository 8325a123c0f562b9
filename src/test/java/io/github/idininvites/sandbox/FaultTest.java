package io.github.idininvites.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FaultTest {
    private final IdinSandbox sandbox = IdinSandbox.start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SLOW, 0, 3600",
        "TOO_MANY_REQUESTS, 0, 3600",
        "SERVER_ERROR, 500, 599",
        "CLOCK_OFF, -31536000, 31536000",
        "WEBHOOK_LATE, 0, 31536000"
    })
    void takesNumberInItsRangeOnly(Fault fault, int least, int most) {
        sandbox.inject(fault, least);
        sandbox.inject(fault, most);
        for (int outside : new int[] {least - 1, most + 1})
            assertThatThrownBy(() -> sandbox.inject(fault, outside))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the number for " + fault + " must be between " + least + " and " + most + ", but is "
                            + outside);
        assertThatThrownBy(() -> sandbox.inject(fault))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be a number for " + fault + ", but there is none");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SLOW", "TOO_MANY_REQUESTS", "SERVER_ERROR", "CLOCK_OFF", "WEBHOOK_LATE"})
    void takesNoNumberWhereNoneIsMeant(Fault fault) {
        sandbox.inject(fault);
        assertThatThrownBy(() -> sandbox.inject(fault, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be no number for " + fault + ", but there is 3");
    }
}
