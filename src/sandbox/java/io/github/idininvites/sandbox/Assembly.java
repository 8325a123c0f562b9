package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.InvitesApi;
import io.github.idininvites.sandbox.api.State;
import io.github.idininvites.sandbox.api.TokenCheck;
import io.github.idininvites.sandbox.faults.FaultInjector;
import io.github.idininvites.sandbox.faults.FaultQueue;
import io.github.idininvites.sandbox.faults.ShiftedClock;
import io.github.idininvites.sandbox.http.LocalCheck;
import io.github.idininvites.sandbox.http.RequestLog;
import io.github.idininvites.sandbox.http.SandboxServer;
import io.github.idininvites.sandbox.pages.Pages;
import io.github.idininvites.sandbox.webhooks.WebhookSender;
import java.time.Clock;

/** The parts of a running sandbox, put together. */
record Assembly(
        Clock clock, SandboxServer server, State state, FaultQueue faults, WebhookSender webhooks, RequestLog requests)
        implements AutoCloseable {
    // The example credentials of CM's documentation.
    static final String KEY_ID = "3b438437-04a4-40bb-8389-54bb02766fba";
    static final String KEY_SECRET = "AC4Etykn7jusGR5FwLDAtILtQbiQbTMKedP31szXg4WlSbjGEXyNMZ";

    static Assembly start(SandboxBuilder<?> settings) {
        var server = SandboxServer.bind(settings.address, settings.port, settings.hostName);
        var clock = settings.clock;
        var shifted = new ShiftedClock(clock);
        var faults = new FaultQueue(shifted);
        var webhooks = new WebhookSender(clock, faults::nextForEvent);
        if (settings.webhookUrl != null) webhooks.postTo(settings.webhookUrl);
        var state = new State(shifted, server.baseUrl(), settings.redirectUrl, settings.resultsOnce, webhooks::send);
        var requests = new RequestLog(clock);
        var local = new LocalCheck(server.host());
        var router = new Router(
                new TokenCheck(KEY_ID, KEY_SECRET, shifted),
                local,
                new InvitesApi(state),
                new ControlApi(state, faults, webhooks, requests),
                new Pages(state, webhooks, server.baseUrl(), settings.redirectUrl, local));
        server.start(requests.keeping(new FaultInjector(faults, router::respond)::respond));
        return new Assembly(clock, server, state, faults, webhooks, requests);
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
