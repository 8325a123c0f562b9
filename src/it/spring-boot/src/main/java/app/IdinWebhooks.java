package app;

import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

// README
@RestController
record IdinWebhooks(PathToken pathToken, WebhookReceiver receiver) {
    @PostMapping("/idin/{token}")
    ResponseEntity<Void> receive(@PathVariable String token, InputStream body) throws IOException {
        int status = pathToken.matches(token) ? receiver.receive(body).status() : 404;
        return ResponseEntity.status(status).build();
    }
}
// end
