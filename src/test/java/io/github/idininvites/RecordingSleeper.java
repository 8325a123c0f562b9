package io.github.idininvites;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Does not wait, but keeps how long it should have; its chance is always the longest wait. */
public class RecordingSleeper extends Sleeper {
    private final List<Duration> slept = new CopyOnWriteArrayList<>();

    /** A client of this builder waits for nothing. */
    public static IdinInvitesClient.Builder into(IdinInvitesClient.Builder builder) {
        return builder.sleeper(new RecordingSleeper());
    }

    @Override
    void sleep(Duration time, BooleanSupplier over) {
        slept.add(time);
    }

    @Override
    double jitter() {
        return 1;
    }

    List<Duration> slept() {
        return slept;
    }
}
