package io.github.idininvites.sandbox.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.api.State;
import io.github.idininvites.sandbox.http.HttpError;
import io.github.idininvites.sandbox.http.LocalCheck;
import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.Response;
import io.github.idininvites.sandbox.http.SandboxPaths;
import io.github.idininvites.sandbox.webhooks.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages for browsers: the page of an invite, and the operator's page with the whole state. */
public final class Pages {
    static final String STYLE = read("style.css");
    private static final String SCRIPT = read("live.js");

    private final State state;
    private final WebhookSender webhooks;
    private final String baseUrl;
    private final @Nullable URI redirectUrl;
    private final LocalCheck localCheck;

    public Pages(
            State state, WebhookSender webhooks, String baseUrl, @Nullable URI redirectUrl, LocalCheck localCheck) {
        this.state = state;
        this.webhooks = webhooks;
        this.baseUrl = baseUrl;
        this.redirectUrl = redirectUrl;
        this.localCheck = localCheck;
    }

    /** The page of an invite. Loading it changes nothing. */
    public Response invite(String token) {
        var invite = state.invite(token);
        if (invite == null) return ResultPage.unknown();
        var status = invite.status();
        if (status == null) return PageResponse.html(200, InvitePage.of(invite, InviteForm.UNTOUCHED));
        return ResultPage.of(invite, status, redirectUrl);
    }

    /** Answers an invite. Only the first answer counts, however often the form is sent. */
    public Response answerInvite(Request request, String token) {
        if (!localCheck.passes(request)) return ResultPage.foreignForm();
        var form = InviteForm.of(request.form(), state.today());
        var invite = state.invite(token);
        if (invite == null) return ResultPage.unknown();
        if (invite.status() == null) {
            if (!form.problems().isEmpty()) return PageResponse.html(422, InvitePage.of(invite, form));
            state.answerInvite(token, form.answer(), form.answer() == PersonStatus.SUCCESS ? form.citizen() : null);
        }
        return PageResponse.seeOther(SandboxPaths.INVITE_PAGE + token);
    }

    public Response operator(String page) {
        return PageResponse.html(200, OperatorPage.of(baseUrl, operatorHtml(number(page))));
    }

    /** The part of the operator's page that changes. */
    public Response operatorView(Request request, String page) {
        return PageResponse.changed(request, operatorHtml(number(page)));
    }

    public Response group(String groupId, String page) {
        return PageResponse.html(200, OperatorPage.of(baseUrl, groupHtml(groupId, number(page))));
    }

    public Response groupView(Request request, String groupId, String page) {
        return PageResponse.changed(request, groupHtml(groupId, number(page)));
    }

    private static int number(String page) {
        if (!page.matches("[1-9][0-9]{0,8}")) throw HttpError.notFound("there is no such page");
        return Integer.parseInt(page);
    }

    private Html groupHtml(String groupId, int page) {
        var group = state.group(groupId, page);
        if (group == null) throw HttpError.notFound("there is no group with this id");
        return OperatorPage.view(group);
    }

    public Response redeliver(Request request) {
        try {
            webhooks.redeliver(request.form().text("event"));
        } catch (IllegalArgumentException e) {
            return ResultPage.unknownEvent();
        }
        return PageResponse.seeOther(SandboxPaths.OPERATOR_PAGE);
    }

    public Response style() {
        return PageResponse.css(STYLE);
    }

    public Response script() {
        return PageResponse.script(SCRIPT);
    }

    private Html operatorHtml(int page) {
        return OperatorPage.view(
                state.overview(page),
                webhooks.hasUrl(),
                WebhookHtml.newestFirst(webhooks.newest()),
                webhooks.dropped());
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(Pages.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
