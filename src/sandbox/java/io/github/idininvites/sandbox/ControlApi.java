package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.api.State;
import io.github.idininvites.sandbox.faults.FaultQueue;
import io.github.idininvites.sandbox.faults.FaultRule;
import io.github.idininvites.sandbox.http.AbsoluteUrl;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.sandbox.http.Fields;
import io.github.idininvites.sandbox.http.HttpError;
import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.RequestLog;
import io.github.idininvites.sandbox.http.Response;
import io.github.idininvites.sandbox.webhooks.WebhookSender;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Offers the methods of {@link IdinSandbox} over HTTP. */
final class ControlApi {
    private static final int MOST_TIMES = 1_000;

    private final State state;
    private final FaultQueue faults;
    private final WebhookSender webhooks;
    private final RequestLog requests;

    ControlApi(State state, FaultQueue faults, WebhookSender webhooks, RequestLog requests) {
        this.state = state;
        this.faults = faults;
        this.webhooks = webhooks;
        this.requests = requests;
    }

    Response mails() {
        var json = ApiJson.object();
        var mails = json.putArray("mails");
        for (var mail : state.mails())
            mails.addObject()
                    .put("email_address", mail.emailAddress())
                    .put("name", mail.name())
                    .put("group", mail.groupId())
                    .put("person", mail.personId())
                    .put("invite", mail.inviteId())
                    .put("url", mail.url())
                    .put("sent_at", ApiJson.time(mail.sentAt()));
        return Response.json(200, json);
    }

    Response requests() {
        var json = ApiJson.object();
        var arrived = json.putArray("requests");
        for (var request : requests.all())
            arrived.addObject()
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("body", request.body())
                    .put("status", request.status())
                    .put("received_at", ApiJson.time(request.receivedAt()));
        return Response.json(200, json);
    }

    Response injectFault(Request request) {
        var fields = Fields.of(request.json(), Set.of("fault", "number", "times"));
        var fault = FaultRule.ofWireName(fields.text("fault"))
                .orElseThrow(() -> fields.wrong("fault", "one of " + FaultRule.wireNames()));
        Integer number = fields.integerOrNull("number");
        Integer times = fields.integerOrNull("times");
        if (times != null && (times < 1 || times > MOST_TIMES))
            throw HttpError.unprocessable("times must be between 1 and " + MOST_TIMES + ", but is " + times);
        try {
            for (int i = 0; i < (times == null ? 1 : times); i++) faults.inject(fault, number);
        } catch (IllegalArgumentException e) {
            throw HttpError.unprocessable(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw HttpError.conflict(String.valueOf(e.getMessage()));
        }
        return Response.NO_CONTENT;
    }

    Response queuedFaults() {
        var json = ApiJson.object();
        var queued = json.putArray("faults");
        for (var next : faults.queued()) {
            var fault = queued.addObject().put("fault", FaultRule.wireName(next.fault()));
            if (FaultRule.of(next.fault()).takesNumber()) fault.put("number", next.number());
        }
        return Response.json(200, json.put("clock_off", faults.clockOff()));
    }

    Response clearFaults() {
        faults.clear();
        return Response.NO_CONTENT;
    }

    Response identify(Request request, String personId) {
        var citizen = request.hasBody() ? CitizenJson.read(request.json()) : Citizen.ANDRE;
        return answer(personId, PersonStatus.SUCCESS, citizen);
    }

    Response answer(String personId, PersonStatus status, @Nullable Citizen citizen) {
        try {
            state.answer(personId, status, citizen);
        } catch (IllegalArgumentException e) {
            throw HttpError.notFound(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw HttpError.conflict(String.valueOf(e.getMessage()));
        }
        return Response.NO_CONTENT;
    }

    Response redeliver(String eventId) {
        try {
            webhooks.redeliver(eventId);
        } catch (IllegalArgumentException e) {
            throw HttpError.notFound(String.valueOf(e.getMessage()));
        }
        return Response.NO_CONTENT;
    }

    Response postWebhooksTo(Request request) {
        var fields = Fields.of(request.json(), Set.of("url"));
        try {
            webhooks.postTo(AbsoluteUrl.of("url", fields.text("url")));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("url", "an absolute http or https URL");
        }
        return Response.NO_CONTENT;
    }
}
