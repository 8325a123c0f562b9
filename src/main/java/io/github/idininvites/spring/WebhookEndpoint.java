package io.github.idininvites.spring;

import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;

/**
 * What the servlet and the reactive controller have in common. It publishes each reply, because the failure of an application's
 * own receiver may hold the only copy of an answer that could not be read.
 */
record WebhookEndpoint(WebhookReceiver receiver, PathToken pathToken, ApplicationEventPublisher events) {
    private static final System.Logger LOG = System.getLogger(WebhookEndpoint.class.getName());

    ResponseEntity<Void> receive(String token, InputStream body) throws IOException {
        if (!receiver.hasPathToken() && !pathToken.matches(token))
            return ResponseEntity.notFound().build();
        try {
            WebhookReply reply = receiver.hasPathToken() ? receiver.receive(token, body) : receiver.receive(body);
            if (reply.failure() != null) LOG.log(System.Logger.Level.WARNING, reply.toString()); // ids and types only
            if (reply.outcome() != Outcome.NOT_FOUND) events.publishEvent(reply); // strangers cause no events
            return ResponseEntity.status(reply.status()).build();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A server would log the path, with the token, or never answer.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a handler or a listener of WebhookReply threw "
                            + e.getClass().getName());
            return ResponseEntity.status(503).build();
        }
    }
}
