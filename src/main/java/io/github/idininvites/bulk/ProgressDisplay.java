package io.github.idininvites.bulk;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a run to people, for {@link BulkInvite.Builder#onProgress}. */
public final class ProgressDisplay {
    private ProgressDisplay() {}

    /**
     * A bar if the JVM has a terminal and {@code me.tongfei:progressbar} is on the class path; otherwise a line every ten seconds
     * and one at the end. For one run.
     *
     * @param out such as {@code System.err}
     */
    public static Consumer<Progress> on(PrintStream out) {
        if (!hasTerminal()) return new ProgressLines(out);
        try {
            return new TerminalBar(out);
        } catch (NoClassDefFoundError e) { // the library is optional
            return new ProgressLines(out);
        }
    }

    /** From JDK 22 on there is a console also where there is no terminal, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // it is asked then
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
