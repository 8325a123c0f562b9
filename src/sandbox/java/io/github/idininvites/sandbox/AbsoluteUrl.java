package io.github.idininvites.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks where events are to be told, and where else something leads. */
final class AbsoluteUrl {
    private AbsoluteUrl() {}

    static URI of(String webhookUrl) {
        return of("webhookUrl", webhookUrl);
    }

    /**
     * The message says what is wrong and not with what, as the end of such a URL is a secret.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    static URI of(String name, String text) {
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
