package app;

import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

// README
@RestController
record IdinWebhooks(WebhookReceiver receiver) {
    private static final Logger LOG = LoggerFactory.getLogger(IdinWebhooks.class);

    @PostMapping("/idin/{token}")
    ResponseEntity<Void> receive(@PathVariable String token, InputStream body) throws IOException {
        WebhookReply reply = receiver.receive(token, body);
        if (reply.failure() != null) LOG.warn("{}", reply); // shows ids and types only
        return ResponseEntity.status(reply.status()).build();
    }
}
// end
