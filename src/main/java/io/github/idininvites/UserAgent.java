package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The value of {@code User-Agent} (RFC 9110, section 10.1.5): the application's name if it is set, then this library. */
final class UserAgent {
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final String LIBRARY = "idin-invites-client/" + version();

    private UserAgent() {}

    static String ofLibrary() {
        return LIBRARY;
    }

    static String of(String application) {
        Check.visible("userAgent", application);
        if (!PRINTABLE.matcher(application).matches())
            throw new IllegalArgumentException("userAgent must be printable ASCII without blanks at its ends, but its "
                    + application.length() + " characters are not");
        return application + " " + LIBRARY;
    }

    private static String version() {
        try (var in = Objects.requireNonNull(UserAgent.class.getResourceAsStream("version.txt"), "version.txt")) {
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
