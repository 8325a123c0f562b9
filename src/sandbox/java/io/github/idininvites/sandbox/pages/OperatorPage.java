package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.api.GroupView;
import io.github.idininvites.sandbox.api.Mail;
import io.github.idininvites.sandbox.api.Overview;
import io.github.idininvites.sandbox.api.PersonView;
import io.github.idininvites.sandbox.http.SandboxPaths;
import io.github.idininvites.sandbox.webhooks.QueuedEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page that shows the sandbox's state. Each child of an element with {@code data-list} has an id, so that live.js can find
 * new ones.
 */
final class OperatorPage {
    private OperatorPage() {}

    static Html of(String baseUrl, Html view) {
        return Html.operatorPage("Sandbox", Html.of("""
                        <h1>Sandbox</h1>
                        <p>The API is at <code>%s</code>. <span id="live">This page shows how it was when you loaded it.</span></p>
                        %s""", baseUrl, view));
    }

    static Html view(Overview overview, boolean hasWebhookUrl, List<QueuedEvent> events, long dropped) {
        String webhooks = hasWebhookUrl
                ? "Each event is posted to the webhook URL until it gets a 2xx."
                : "There is no webhook URL, so no event is posted.";
        if (dropped > 0) webhooks += " " + dropped + " events were dropped, because too many got none.";
        return Html.of(
                """
                <div id="view" data-url="%s" data-list aria-live="polite" aria-relevant="additions text">
                %s%s%s</div>
                """,
                pagePath("", overview.page()) + SandboxPaths.VIEW,
                section(
                        "groups",
                        "Groups and persons",
                        "What the API was asked to create, the newest group first.",
                        Stream.concat(
                                overview.groups().stream().map(OperatorPage::group),
                                Stream.of(pages("", overview.page(), overview.pages())))),
                section(
                        "outbox",
                        "Outbox",
                        "The mails that the real API would have sent. None leaves this machine.",
                        overview.mails().stream().map(OperatorPage::mail)),
                section("webhooks", "Webhooks", webhooks, events.stream().map(WebhookHtml::of)));
    }

    /** One page of the persons of a group. */
    static Html view(GroupView group) {
        return Html.of(
                """
                <div id="view" data-url="%s" data-list aria-live="polite" aria-relevant="additions text">
                %s</div>
                """,
                pagePath("/groups/" + group.id(), group.page()) + SandboxPaths.VIEW,
                section(
                        "groups",
                        group.name(),
                        "The persons of this group, the newest on the first page.",
                        Stream.of(group(group), pages("/groups/" + group.id(), group.page(), group.pages()))));
    }

    private static String pagePath(String of, int page) {
        return SandboxPaths.OPERATOR_PAGE + of + "/pages/" + page;
    }

    private static Html pages(String of, int page, int pages) {
        if (pages == 1) return Html.NOTHING;
        return Html.of(
                "<p id=\"pages\">%sPage %s of %s%s</p>\n",
                page == 1 ? Html.NOTHING : Html.of("<a href=\"%s\">Newer</a> ", pagePath(of, page - 1)),
                page,
                pages,
                page >= pages ? Html.NOTHING : Html.of(" <a href=\"%s\">Older</a>", pagePath(of, page + 1)));
    }

    private static Html section(String id, String title, String note, Stream<Html> items) {
        return Html.of("""
                <section id="%s" data-list>
                <h2 id="%s-title">%s</h2>
                <p id="%s-note" class="hint">%s</p>
                %s</section>
                """, id, id, title, id, note, Html.join(items));
    }

    private static Html group(GroupView group) {
        return Html.of(
                """
                <article id="group-%s" class="card" data-list>
                <div id="group-%s-head" class="line">
                <h3>%s</h3> %s <span class="hint">until %s</span> <code class="hint">%s</code>
                </div>
                <ul id="group-%s-persons" data-list>
                %s%s</ul>
                </article>
                """,
                group.id(),
                group.id(),
                group.name(),
                BadgeHtml.of(group.status().wireName()),
                TimeHtml.minute(group.expiresAt()),
                group.id(),
                group.id(),
                Html.join(group.persons().stream().map(OperatorPage::person)),
                more(group));
    }

    private static Html more(GroupView group) {
        int more = group.size() - group.persons().size();
        return more == 0
                ? Html.NOTHING
                : Html.of(
                        "<li id=\"group-%s-more\"><a href=\"%s\">and %s more</a></li>\n",
                        group.id(), pagePath("/groups/" + group.id(), 1), more);
    }

    private static Html person(PersonView person) {
        String open = person.link() == null ? "not invited" : "invited";
        return Html.of(
                """
                <li id="person-%s">
                <div class="line"><strong>%s</strong> <span class="hint">%s</span> %s
                <code class="hint">%s</code>%s</div>
                %s</li>
                """,
                person.id(),
                person.name(),
                person.emailAddress() == null ? "no e-mail address" : person.emailAddress(),
                BadgeHtml.of(person.status() == null ? open : person.status().wireName()),
                person.id(),
                link(person),
                result(person));
    }

    private static Html link(PersonView person) {
        if (person.link() == null || person.status() != null) return Html.NOTHING;
        return Html.of("""
                 <a class="end" id="open-%s" href="%s" target="_blank" rel="noopener">Open invite\
                <span class="unseen"> of %s, in a new tab</span></a>""", person.id(), person.link(), person.name());
    }

    private static Html result(PersonView person) {
        if (person.result() == null) return Html.NOTHING;
        return Html.of(
                """
                <details id="result-%s">
                <summary id="result-%s-title">Result<span class="unseen"> of %s</span></summary>
                <pre>%s</pre>
                </details>
                """, person.id(), person.id(), person.name(), person.result().toPrettyString());
    }

    private static Html mail(Mail mail) {
        var sent = mail.sent();
        String id = sent.inviteId();
        return Html.of(
                """
                <article id="mail-%s" class="card">
                <div class="line"><h3>%s</h3> <span class="hint">to %s, %s</span></div>
                <details id="mail-%s-text">
                <summary id="mail-%s-title">Text<span class="unseen"> of the mail to %s</span></summary>
                <pre>%s</pre>
                <p><a id="mail-%s-link" href="%s" target="_blank" rel="noopener">%s</a></p>
                </details>
                </article>
                """,
                id,
                mail.subject(),
                sent.emailAddress(),
                TimeHtml.second(sent.sentAt()),
                id,
                id,
                sent.emailAddress(),
                mail.text(),
                id,
                sent.url(),
                sent.url());
    }
}
