package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Docs;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody who knows the webhook's URL can post an event with the id of a true one. */
final class WebhookTwinsTest {
    private static final String TRUE_EVENT = """
            {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
             "created": "2020-01-01T10:00:00+00:00"}
            """;

    private final IdinInvitesClient idin = IdinInvitesClient.create(Docs.CREDENTIALS);
    private final List<WebhookEvent> handled = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder(idin)
            .otherwise(received -> handled.add(received.event()))
            .build();

    @AfterEach
    void close() {
        idin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "failure",
                 "created": "2020-01-01T10:00:00+00:00"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p2", "status": "success",
                 "created": "2020-01-01T10:00:00+00:00"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g2", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:00+00:00"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:01+00:00"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1",
                 "created": "2020-01-01T10:00:00+00:00"}
                """, """
                {"id": "e1", "event": "person.deleted", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:00+00:00"}
                """, """
                {"id": "e1", "event": "group.updated", "group": "g1", "status": "success"}
                """, """
                {"id": "e1", "event": "person.renamed"}
                """, """
                {"id": "E1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:00+00:00"}
                """})
    void handlesATrueEventAfterAForgedOneWithItsId(String forged) {
        assertThat(outcome(forged)).isEqualTo(Outcome.HANDLED);
        assertThat(outcome(TRUE_EVENT)).isEqualTo(Outcome.HANDLED);
        assertThat(handled).containsExactly(Webhooks.parse(forged), Webhooks.parse(TRUE_EVENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"id":"e1","event":"person.updated","group":"g1","person":"p1","status":"success",\
                "created":"2020-01-01T10:00:00+00:00"}""", """
                {"created": "2020-01-01T10:00:00+00:00", "status": "success", "person": "p1", "group": "g1",
                 "event": "person.updated", "id": "e1"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:00Z"}
                """, """
                {"id": "e1", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T11:00:00+01:00", "new_field": {"of": "the API's"}}
                """, """
                {"id": "\\u00651", "event": "person.updated", "group": "g1", "person": "p1", "status": "success",
                 "created": "2020-01-01T10:00:00.000+0000"}
                """})
    void knowsARedeliveredEventHoweverItIsWritten(String again) {
        assertThat(outcome(TRUE_EVENT)).isEqualTo(Outcome.HANDLED);
        assertThat(outcome(again)).isEqualTo(Outcome.REPEATED);
        assertThat(handled).containsExactly(Webhooks.parse(TRUE_EVENT));
    }

    @Test
    void tellsUnknownEventsApartByTheirWholeText() {
        String event = "{\"id\": \"e1\", \"event\": \"person.renamed\", \"person\": \"p1\"}";
        assertThat(outcome(event.replace("p1", "p2"))).isEqualTo(Outcome.HANDLED);
        assertThat(outcome(event)).isEqualTo(Outcome.HANDLED);
        assertThat(outcome(event)).isEqualTo(Outcome.REPEATED);
    }

    private Outcome outcome(String body) {
        return receiver.receive(body.getBytes(UTF_8)).outcome();
    }
}
