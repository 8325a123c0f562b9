package io.github.idininvites.example;

import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Receives events in any servlet container; {@code IdinWebhooksServletTest} runs it in Tomcat. */
@SuppressWarnings("serial") // never serialized
final class IdinWebhooksServlet extends HttpServlet { // mapped to /idin/*
    private final transient PathToken token;
    private final transient WebhookReceiver receiver;

    IdinWebhooksServlet(PathToken token, WebhookReceiver receiver) {
        this.token = token;
        this.receiver = receiver;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        boolean ours = path != null && token.matches(path.substring(1));
        response.setStatus(ours ? receiver.receive(request.getInputStream()).status() : 404);
    }
}
