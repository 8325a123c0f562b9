package io.github.idininvites.bulk;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints a line every ten seconds, for a log. */
final class ProgressLines implements Consumer<Progress> {
    private static final long EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private long last = System.nanoTime();

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(Progress progress) {
        long now = System.nanoTime();
        if (!progress.ended() && now - last < EVERY_NANOS) return;
        last = now;
        out.println(progress);
    }
}
