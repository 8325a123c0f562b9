package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.api.Overview;
import io.github.idininvites.sandbox.http.SandboxPaths;
import io.github.idininvites.sandbox.webhooks.PostAttempt;
import io.github.idininvites.sandbox.webhooks.QueuedEvent;
import java.util.List;
import java.util.stream.IntStream;

/** One event on the operator's page, with its attempts, their results, and a button to post it again. */
final class WebhookHtml {
    private WebhookHtml() {}

    static List<QueuedEvent> newestFirst(List<QueuedEvent> oldestFirst) {
        return IntStream.range(0, Math.min(oldestFirst.size(), Overview.MOST_SHOWN))
                .mapToObj(i -> oldestFirst.get(oldestFirst.size() - 1 - i))
                .toList();
    }

    static Html of(QueuedEvent queued) {
        var event = queued.event();
        return Html.of(
                """
                <article id="webhook-%s" class="card">
                <div class="line">
                <h3>%s %s</h3> %s
                <form class="end" method="post" action="%s">
                <input type="hidden" name="event" value="%s">
                <button id="redeliver-%s">Re-deliver<span class="unseen"> event %s</span></button>
                </form>
                </div>
                <p class="hint">Event %s, %s <code>%s</code></p>
                <ol>
                %s%s</ol>
                </article>
                """,
                event.id(),
                event.type(),
                event.status(),
                BadgeHtml.of(state(queued)),
                SandboxPaths.REDELIVER_FORM,
                event.id(),
                event.id(),
                queued.number(),
                queued.number(),
                event.personId() == null ? "group" : "person",
                event.personId() == null ? event.groupId() : event.personId(),
                Html.join(queued.attempts().stream().map(WebhookHtml::attempt)),
                next(queued));
    }

    private static String state(QueuedEvent queued) {
        if (queued.delivered()) return "delivered";
        return queued.attempts().isEmpty() ? "waiting" : "not delivered";
    }

    private static Html attempt(PostAttempt attempt) {
        return Html.of("<li>%s: %s</li>\n", TimeHtml.second(attempt.at()), attempt.outcome());
    }

    private static Html next(QueuedEvent queued) {
        if (queued.due() == null) return Html.NOTHING;
        return Html.of("<li class=\"hint\">%s: due</li>\n", TimeHtml.second(queued.due()));
    }
}
