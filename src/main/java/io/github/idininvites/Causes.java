package io.github.idininvites;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes the messages that could quote an answer from a cause. OkHttp and Okio put status lines, headers and bytes of answers
 * into messages. The types and the stack traces stay.
 */
final class Causes {
    private static final int DEEPEST = 20;
    private static final Pattern KNOWN = Pattern.compile("Canceled|closed|unexpected end of stream on https?://\\S*"
            + "|Unexpected response code for CONNECT: \\d+|stream was reset: [A-Z_]+");

    private Causes() {}

    static Throwable withoutQuotes(Throwable cause) {
        return quotesNothing(cause, DEEPEST) ? cause : copy(cause, DEEPEST);
    }

    private static boolean quotesNothing(@Nullable Throwable cause, int depth) {
        if (cause == null) return true;
        return depth > 0
                && isSafe(cause)
                && quotesNothing(cause.getCause(), depth - 1)
                && Arrays.stream(cause.getSuppressed()).allMatch(each -> quotesNothing(each, depth - 1));
    }

    private static Throwable copy(Throwable cause, int depth) {
        String name = cause.getClass().getName();
        String text = isSafe(cause) ? cause.toString() : name + " (its message could quote the answer)";
        Throwable copy = cause instanceof IOException ? new IOException(text) : new IllegalStateException(text);
        copy.setStackTrace(cause.getStackTrace());
        if (depth == 0) return copy;
        if (cause.getCause() != null) copy.initCause(copy(cause.getCause(), depth - 1));
        for (Throwable each : cause.getSuppressed()) copy.addSuppressed(copy(each, depth - 1));
        return copy;
    }

    /** Whether the message names hosts and certificates at most, is the operating system's, or was made by the user's code. */
    private static boolean isSafe(Throwable cause) {
        String name = cause.getClass().getName();
        if (cause.getMessage() == null || isOf(name, "javax.net.ssl.", "io.github.idininvites.")) return true;
        if (isOf(name, "java.net.")) return !name.equals("java.net.ProtocolException");
        var frames = Stream.of(cause.getStackTrace()).map(StackTraceElement::getClassName);
        String thrower = frames.filter(frame -> !isOf(frame, "java.lang.", "java.util.", "java.io.", "kotlin."))
                .findFirst()
                .orElse("okhttp3."); // a JVM may throw a frequent exception without a stack trace
        return !isOf(thrower, "okhttp3.", "okio.")
                || KNOWN.matcher(cause.getMessage()).matches();
    }

    private static boolean isOf(String name, String... packages) {
        return Arrays.stream(packages).anyMatch(name::startsWith);
    }
}
