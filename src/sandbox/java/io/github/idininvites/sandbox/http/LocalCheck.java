package io.github.idininvites.sandbox.http;

import java.util.regex.Pattern;

/**
 * Lets only this machine's own programs and pages pass: what takes no token would else obey any web page that the developer
 * visits, by a form that posts here or by a name that is made to lead here.
 */
public final class LocalCheck {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private LocalCheck() {}

    public static boolean passes(Request request) {
        try {
            check(request);
            return true;
        } catch (HttpError e) {
            return false;
        }
    }

    public static void check(Request request) {
        var hosts = request.headers("Host");
        if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.get(0)).matches())
            throw HttpError.forbidden("Host must be 127.0.0.1, localhost or [::1]");
        for (String origin : request.headers("Origin")) {
            if (!origin.equalsIgnoreCase("http://" + hosts.get(0)))
                throw HttpError.forbidden("Origin must be absent, or the sandbox's own");
        }
    }
}
