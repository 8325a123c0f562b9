package io.github.idininvites.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a browser does with an invite's link. Looking changes nothing; answering is done once, however often it is sent. */
final class InvitePages {
    private final State state;
    private final @Nullable URI redirectUrl;

    InvitePages(State state, @Nullable URI redirectUrl) {
        this.state = state;
        this.redirectUrl = redirectUrl;
    }

    Response open(String token) {
        var invite = state.invite(token);
        if (invite == null) return ResultPage.unknown();
        var status = invite.status();
        if (status == null) return Response.html(200, InvitePage.of(invite, InviteForm.UNTOUCHED));
        return ResultPage.of(invite, status, redirectUrl);
    }

    Response answer(Request request, String token) {
        if (!LocalCheck.passes(request)) return ResultPage.foreignForm();
        var form = InviteForm.of(request.form(), state.today());
        var invite = state.invite(token);
        if (invite == null) return ResultPage.unknown();
        if (invite.status() == null) {
            if (!form.problems().isEmpty()) return Response.html(422, InvitePage.of(invite, form));
            state.answerInvite(token, form.answer(), form.answer() == PersonStatus.SUCCESS ? form.citizen() : null);
        }
        return Response.seeOther(Invite.PATH + token);
    }
}
