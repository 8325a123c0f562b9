package io.github.idininvites.bulk;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Whether somebody watches, and what to show to them. */
final class Terminal {
    private Terminal() {}

    /** From JDK 22 on there is a console also where there is no terminal, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // it is asked then
    static boolean isThere() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22
        }
    }

    static Consumer<Progress> barOrLines(PrintStream out) {
        try {
            return new TerminalBar(out);
        } catch (NoClassDefFoundError e) { // the library is optional
            return new ProgressLines(out);
        }
    }
}
