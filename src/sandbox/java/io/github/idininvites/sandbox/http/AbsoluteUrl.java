package io.github.idininvites.sandbox.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the URL of a webhook or of a redirect. */
public final class AbsoluteUrl {
    private AbsoluteUrl() {}

    /**
     * The URL of this text. The message of the exception does not quote it, because the end of a webhook URL is a secret.
     *
     * @param name the name of the setting, for the message
     * @throws IllegalArgumentException if this is not an absolute http or https URL
     */
    public static URI of(String name, String text) {
        try {
            var url = new URI(text);
            String flaw = flaw(url);
            if (flaw == null) return url;
            throw refused(name, flaw);
        } catch (URISyntaxException quotesTheText) {
            throw refused(name, "is no URL");
        }
    }

    private static @Nullable String flaw(URI url) {
        String scheme = url.getScheme();
        if (scheme == null) return "has no scheme";
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) return "has the scheme " + scheme;
        if (url.getHost() == null) return "has no host";
        return url.getPort() > 65535 ? "has the port " + url.getPort() : null;
    }

    private static IllegalArgumentException refused(String name, String flaw) {
        return new IllegalArgumentException(name + " must be an absolute http or https URL, but " + flaw);
    }
}
