package io.github.idininvites.spring;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * On Spring MVC. A class of its own, because Spring registers nested controllers whatever their conditions say. Not final, as
 * aspects are woven into controllers.
 */
@RestController
class ServletWebhookController {
    private final WebhookEndpoint endpoint;

    ServletWebhookController(WebhookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @PostMapping(SecurityCheck.MAPPING)
    ResponseEntity<Void> receive(@PathVariable("token") String token, InputStream body) throws IOException {
        return endpoint.receive(token, body); // reads no more than 64 KiB
    }
}
