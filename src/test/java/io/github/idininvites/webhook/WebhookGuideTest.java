package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Guide;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The package's page. */
final class WebhookGuideTest {
    @Test
    void listsEachReplyWithItsStatus() {
        var guide = Guide.all().stream()
                .filter(page -> page.source().endsWith("webhook/package-info.java"))
                .findFirst()
                .orElseThrow();
        assertThat(guide.table("Replies").stream().map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Outcome.values())
                        .map(outcome -> new WebhookReply(outcome, null, null))
                        .map(reply -> "{@code " + reply.outcome() + "} " + reply.status())
                        .toList());
    }
}
