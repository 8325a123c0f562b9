package io.github.idininvites.bulk;

import java.io.PrintStream;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Draws a bar with {@code me.tongfei:progressbar}, an optional dependency. */
final class TerminalBar implements Consumer<Progress> {
    private final ProgressBarBuilder settings;
    private @Nullable ProgressBar bar;

    TerminalBar(PrintStream out) {
        settings = ProgressBar.builder()
                .setTaskName("Inviting")
                .setInitialMax(-1)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .showSpeed();
    }

    @Override
    public void accept(Progress progress) {
        if (bar == null) bar = settings.build(); // drawing begins now
        if (progress.total() != null) bar.maxHint(progress.total());
        bar.stepTo(progress.done());
        bar.setExtraMessage(" " + progress.rejected() + " rejected, " + progress.inDoubt() + " in doubt");
        if (progress.ended()) bar.close();
    }
}
