package io.github.idininvites.example;

import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Receives events in any servlet container; {@code IdinWebhooksServletTest} runs it in Tomcat. */
@SuppressWarnings("serial") // never serialized
final class IdinWebhooksServlet extends HttpServlet { // mapped to /idin/*
    private static final System.Logger LOG = System.getLogger("idin.webhooks");

    private final transient WebhookReceiver receiver;

    IdinWebhooksServlet(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    // guide
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookReply reply = receiver.receive(request.getRequestURI(), request.getInputStream());
        if (reply.failure() != null) LOG.log(Level.WARNING, reply); // a System.Logger; shows ids and types only
        response.setStatus(reply.status());
    }
    // end
}
