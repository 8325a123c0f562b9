package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.InvitesApi;
import io.github.idininvites.sandbox.api.State;
import io.github.idininvites.sandbox.api.TokenCheck;
import io.github.idininvites.sandbox.faults.FaultInjector;
import io.github.idininvites.sandbox.faults.FaultQueue;
import io.github.idininvites.sandbox.faults.ShiftedClock;
import io.github.idininvites.sandbox.http.SandboxServer;
import io.github.idininvites.sandbox.pages.Pages;
import io.github.idininvites.sandbox.webhooks.WebhookSender;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The parts of a running sandbox, put together. */
record Assembly(Clock clock, SandboxServer server, State state, FaultQueue faults, WebhookSender webhooks)
        implements AutoCloseable {
    // The example credentials of the API's text.
    static final String KEY_ID = "3b438437-04a4-40bb-8389-54bb02766fba";
    static final String KEY_SECRET = "AC4Etykn7jusGR5FwLDAtILtQbiQbTMKedP31szXg4WlSbjGEXyNMZ";

    static Assembly start(
            int port, @Nullable URI webhookUrl, @Nullable URI redirectUrl, boolean resultsOnce, Clock clock) {
        var server = SandboxServer.bind(port);
        var shifted = new ShiftedClock(clock);
        var faults = new FaultQueue(shifted);
        var webhooks = new WebhookSender(clock, faults::nextForEvent);
        if (webhookUrl != null) webhooks.postTo(webhookUrl);
        var state = new State(shifted, server.baseUrl(), redirectUrl, resultsOnce, webhooks::send);
        var router = new Router(
                new TokenCheck(KEY_ID, KEY_SECRET, shifted),
                new InvitesApi(state),
                new ControlApi(state, faults, webhooks),
                new Pages(state, webhooks, server.baseUrl(), redirectUrl));
        server.start(new FaultInjector(faults, router::respond)::respond);
        return new Assembly(clock, server, state, faults, webhooks);
    }

    @Override
    public void close() {
        server.close();
        webhooks.close();
    }

    @Override
    public String toString() {
        return "Assembly[" + server.baseUrl() + "]";
    }
}
