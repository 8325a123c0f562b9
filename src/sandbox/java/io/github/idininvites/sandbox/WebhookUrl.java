package io.github.idininvites.sandbox;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks where events are to be told, and where else something leads. */
final class WebhookUrl {
    private WebhookUrl() {}

    static URI of(String webhookUrl) {
        return of("webhookUrl", webhookUrl);
    }

    /** @throws IllegalArgumentException if this is no absolute http or https URL */
    static URI of(String name, String text) {
        try {
            var url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getPort() <= 65535) return url;
        } catch (URISyntaxException e) {
            // Refused below, in our words.
        }
        throw new IllegalArgumentException(name + " must be an absolute http or https URL, but is " + text);
    }
}
