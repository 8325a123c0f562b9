package io.github.idininvites.sandbox.http;

import java.util.regex.Pattern;

/**
 * Accepts requests only from programs and from the sandbox's own pages. Otherwise any web page that the developer visits could
 * control the paths that need no token: by a form that posts here, or by a host name that it points to this machine (DNS
 * rebinding). So the host must be a known name.
 */
public final class LocalCheck {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final String host;

    /** @param host the name, without a port, by which others may reach this sandbox, besides the names of loopback */
    public LocalCheck(String host) {
        this.host = host;
    }

    public boolean passes(Request request) {
        try {
            check(request);
            return true;
        } catch (HttpError e) {
            return false;
        }
    }

    public void check(Request request) {
        var hosts = request.headers("Host");
        if (hosts.size() != 1 || !isOwn(hosts.get(0)))
            throw HttpError.forbidden("Host must be 127.0.0.1, localhost, [::1] or the sandbox's hostName");
        for (String origin : request.headers("Origin")) {
            if (!origin.equalsIgnoreCase("http://" + hosts.get(0)))
                throw HttpError.forbidden("Origin must be absent, or the sandbox's own");
        }
    }

    private boolean isOwn(String found) {
        return LOOPBACK.matcher(found).matches()
                || found.replaceFirst(":\\d{1,5}$", "").equalsIgnoreCase(host);
    }
}
