package io.github.idininvites.sandbox.faults;

import io.github.idininvites.sandbox.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens, which number it takes, and its name in JSON. This is not in {@link Fault}, because the members of that
 * enum are public API.
 *
 * @param least the smallest number; larger than {@code most} if the fault takes none
 */
public record FaultRule(Fault fault, Met met, int least, int most) {
    /** When a fault happens. */
    enum Met {
        BY_REQUEST,
        BY_EVENT,
        AT_ONCE
    }

    public static FaultRule of(Fault fault) {
        return switch (fault) {
            case LANDED_WITHOUT_ANSWER, REFUSED, TRUNCATED -> new FaultRule(fault, Met.BY_REQUEST, 0, -1);
            case SLOW, TOO_MANY_REQUESTS -> new FaultRule(fault, Met.BY_REQUEST, 0, 3_600);
            case SERVER_ERROR -> new FaultRule(fault, Met.BY_REQUEST, 500, 599);
            case CLOCK_OFF -> new FaultRule(fault, Met.AT_ONCE, -31_536_000, 31_536_000);
            case WEBHOOK_LATE -> new FaultRule(fault, Met.BY_EVENT, 0, 31_536_000);
            case WEBHOOK_DUPLICATED, WEBHOOK_OUT_OF_ORDER, WEBHOOK_UNKNOWN_TYPE, WEBHOOK_MALFORMED ->
                new FaultRule(fault, Met.BY_EVENT, 0, -1);
        };
    }

    public static String wireName(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fault> ofWireName(String wireName) {
        return Arrays.stream(Fault.values())
                .filter(fault -> wireName(fault).equals(wireName))
                .findFirst();
    }

    public static String wireNames() {
        return Arrays.stream(Fault.values()).map(FaultRule::wireName).collect(Collectors.joining(", "));
    }

    public boolean takesNumber() {
        return least <= most;
    }

    /** @throws IllegalArgumentException if the fault needs another number, or none */
    void check(@Nullable Integer number) {
        if (!takesNumber()) {
            if (number != null)
                throw new IllegalArgumentException("there must be no number for " + fault + ", but there is " + number);
        } else if (number == null) {
            throw new IllegalArgumentException("there must be a number for " + fault + ", but there is none");
        } else if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "the number for " + fault + " must be between " + least + " and " + most + ", but is " + number);
        }
    }
}
