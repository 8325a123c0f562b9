package io.github.idininvites.sandbox;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks where events are to be told. */
final class WebhookUrl {
    private WebhookUrl() {}

    /** @throws IllegalArgumentException if this is no absolute http or https URL */
    static URI of(String webhookUrl) {
        try {
            var url = new URI(webhookUrl);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getPort() <= 65535) return url;
        } catch (URISyntaxException e) {
            // Refused below, in our words.
        }
        throw new IllegalArgumentException("webhookUrl must be an absolute http or https URL, but is " + webhookUrl);
    }
}
