package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.api.InviteView;
import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.http.Response;
import io.github.idininvites.sandbox.http.SandboxPaths;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The page that a person sees after the answer, or if no answer is possible. */
final class ResultPage {
    private ResultPage() {}

    static Response of(InviteView invite, PersonStatus status, @Nullable URI redirectUrl) {
        String group = invite.groupName();
        if (status == PersonStatus.EXPIRED)
            return PageResponse.html(
                    410,
                    page(
                            "This invite has expired",
                            Html.of("<p>It was not answered in time. Ask %s for another one.</p>\n", group)));
        String title = switch (status) {
            case SUCCESS -> "You have identified";
            case CANCELLED -> "You have cancelled";
            default -> "The identification failed";
        };
        String given = status == PersonStatus.SUCCESS ? "what it asked for" : "nothing about you";
        return PageResponse.html(
                200, page(title, Html.of("""
                                <p>%s receives %s. This invite was answered on %s and cannot be answered again.</p>
                                %s""", group, given, TimeHtml.minute(invite.updatedAt()), next(redirectUrl))));
    }

    static Response unknown() {
        return PageResponse.html(
                404,
                page(
                        "There is no such invite",
                        Html.of("<p>Check that the link is complete. Invites are gone when the sandbox stops.</p>\n")));
    }

    static Response unknownEvent() {
        return PageResponse.html(
                404,
                page(
                        "There is no such event",
                        Html.of(
                                "<p>Only the newest 1,000 events are kept. <a href=\"%s\">Back to the sandbox</a></p>\n",
                                SandboxPaths.OPERATOR_PAGE)));
    }

    static Response foreignForm() {
        return PageResponse.html(
                403,
                page(
                        "This form is not ours",
                        Html.of("<p>It came from another site, so nothing was changed. Open the link again.</p>\n")));
    }

    private static Html page(String title, Html text) {
        return Html.page(title, Html.of("<h1>%s</h1>\n%s", title, text));
    }

    private static Html next(@Nullable URI redirectUrl) {
        if (redirectUrl == null) return Html.of("<p>You can close this window.</p>\n");
        return Html.of("<p class=\"actions\"><a class=\"main\" href=\"%s\">Continue</a></p>\n", redirectUrl);
    }
}
