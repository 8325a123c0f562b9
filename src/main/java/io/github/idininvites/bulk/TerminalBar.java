package io.github.idininvites.bulk;

import java.io.PrintStream;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;

/** A bar by {@code me.tongfei:progressbar}, an optional dependency. */
final class TerminalBar implements Consumer<Progress> {
    private final ProgressBar bar;

    TerminalBar(PrintStream out) {
        bar = ProgressBar.builder()
                .setTaskName("Inviting")
                .setInitialMax(-1)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .showSpeed()
                .build();
    }

    @Override
    public void accept(Progress progress) {
        if (progress.total() != null) bar.maxHint(progress.total());
        bar.stepTo(progress.done());
        bar.setExtraMessage(" %d rejected, %d in doubt".formatted(progress.rejected(), progress.inDoubt()));
        if (progress.ended()) bar.close();
    }
}
