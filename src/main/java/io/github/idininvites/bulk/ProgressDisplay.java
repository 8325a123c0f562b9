package io.github.idininvites.bulk;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a run, for {@link BulkInvite.Builder#onProgress}. */
public final class ProgressDisplay {
    private ProgressDisplay() {}

    /**
     * Draws a bar if the JVM has a terminal and {@code me.tongfei:progressbar} is on the class path or module path. Otherwise
     * prints a line every ten seconds and one at the end. Make a new one for each run.
     *
     * @param out where to print, such as {@code System.err}
     */
    public static Consumer<Progress> on(PrintStream out) {
        if (!hasTerminal()) return new ProgressLines(out);
        try {
            return new TerminalBar(out);
        } catch (NoClassDefFoundError e) { // the library is optional
            return new ProgressLines(out);
        }
    }

    /** Since JDK 22 System.console() also exists without a terminal, and has a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // the code below asks it
    private static boolean hasTerminal() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22
        }
    }
}
