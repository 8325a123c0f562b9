package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handler gets an event, and what the receiver replies. */
final class WebhookReceiverTest {
    private static final byte[] PERSON_UPDATED = WireJson.PERSON_UPDATED.getBytes(UTF_8);
    private static final byte[] UNKNOWN = "{\"id\": \"EVENT_GUID\", \"event\": \"person.renamed\"}".getBytes(UTF_8);

    private final IdinInvitesClient idin = IdinInvitesClient.create(Docs.CREDENTIALS);
    private final WebhookReceiver.Builder builder = WebhookReceiver.builder(idin);
    private final List<Object> handled = new ArrayList<>();

    @AfterEach
    void close() {
        idin.close();
    }

    @Test
    void givesEachEventToTheHandlerOfItsType() {
        var receiver = builder.on(PersonUpdated.class, received -> handled.add(received.event()))
                .on(PersonDeleted.class, received -> handled.add(received.event()))
                .otherwise(received -> handled.add("other: " + received.event()))
                .build();
        for (String body : List.of(WireJson.PERSON_UPDATED, WireJson.GROUP_UPDATED)) {
            var reply = receiver.receive(body.replace("EVENT_GUID", body.contains("person") ? "e1" : "e2")
                    .getBytes(UTF_8));
            assertReply(reply, Outcome.HANDLED, 204);
            assertThat(reply.failure()).isNull();
        }
        assertThat(receiver.receive(UNKNOWN).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(handled)
                .containsExactly(
                        Webhooks.parse(WireJson.PERSON_UPDATED.replace("EVENT_GUID", "e1")),
                        "other: GroupUpdated[id=e2, groupId=GROUP_GUID, status=UNKNOWN]",
                        "other: UnknownEvent[id=EVENT_GUID]");
    }

    @Test
    void takesAHandlerForUnknownEventsToo() {
        var receiver = builder.on(
                        UnknownEvent.class,
                        received -> handled.add(received.event().type()))
                .ignoreOthers()
                .build();
        assertThat(receiver.receive(UNKNOWN).status()).isEqualTo(204);
        assertThat(handled).containsExactly("person.renamed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person.renamed", "group.updated"})
    void answersSuccessToEventsThatNoHandlerWants(String type) {
        var receiver = builder.on(PersonUpdated.class, received -> handled.add(received.event()))
                .ignoreOthers()
                .build();
        var reply = receiver.receive(
                WireJson.GROUP_UPDATED.replace("group.updated", type).getBytes(UTF_8));
        assertReply(reply, Outcome.IGNORED, 204);
        assertThat(reply.event()).isNotNull();
        assertThat(handled).isEmpty();
    }

    @Test
    void handlesAnEventOnceAndAnswersSuccessToItsRepetition() {
        var receiver = counting();
        assertThat(receiver.receive(PERSON_UPDATED).outcome()).isEqualTo(Outcome.HANDLED);
        var repeated = receiver.receive(PERSON_UPDATED);
        assertReply(repeated, Outcome.REPEATED, 204);
        assertThat(handled).hasSize(1);
    }

    @Test
    void asksForAnotherDeliveryWhileTheEventIsBeingHandled() {
        var log = EventLog.inMemory();
        var other = WebhookReceiver.builder(idin)
                .eventLog(log)
                .otherwise(received -> handled.add("twice"))
                .build();
        var receiver = builder.eventLog(log)
                .otherwise(received -> handled.add(other.receive(PERSON_UPDATED)))
                .build();
        assertThat(receiver.receive(PERSON_UPDATED).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(handled).singleElement().isInstanceOfSatisfying(WebhookReply.class, reply -> {
            assertReply(reply, Outcome.BUSY, 503);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[]", "{\"event\": \"group.updated\"}", "{\"id\": \"e1\"}"})
    void answers400ToWhatIsNoEvent(String body) {
        var reply = counting().receive(body.getBytes(UTF_8));
        assertReply(reply, Outcome.NO_EVENT, 400);
        assertThat(reply.event()).isNull();
        assertThat(reply.failure()).isInstanceOf(DecodingException.class);
    }

    @Test
    void answers413BeyondSixtyFourKibibytesAndReadsNoFurther() throws IOException {
        String event = WireJson.PERSON_UPDATED.strip();
        byte[] largest = (event + " ".repeat(64 * 1024 - event.length())).getBytes(UTF_8);
        assertThat(counting().receive(new ByteArrayInputStream(largest)).status())
                .isEqualTo(204);

        var endless = new ByteArrayInputStream(new byte[1024 * 1024]);
        var reply = counting().receive(endless);
        assertReply(reply, Outcome.TOO_LARGE, 413);
        assertThat(endless.available()).isEqualTo(1024 * 1024 - 64 * 1024 - 1);
    }

    @Test
    void answers404ToAPathThatDoesNotEndWithThePathTokenAndReadsNothing() throws IOException {
        var token = PathToken.create();
        var receiver = builder.pathToken(token)
                .otherwise(received -> handled.add(received.event()))
                .build();
        String secret = token.text();
        for (String path : List.of(
                "",
                "/",
                "/idin/",
                "/idin/guessed",
                secret + "/",
                "/" + secret + "/x",
                "x" + secret,
                secret + "x",
                "/idin/" + secret.toLowerCase(Locale.ROOT) + "A")) {
            var body = new ByteArrayInputStream(PERSON_UPDATED);
            var reply = receiver.receive(path, body);
            assertReply(reply, Outcome.NOT_FOUND, 404);
            assertThat(reply.event()).isNull();
            assertThat(reply.failure()).isNull();
            assertThat(body.available()).isEqualTo(PERSON_UPDATED.length);
            assertReply(receiver.receive(path, PERSON_UPDATED), Outcome.NOT_FOUND, 404);
        }
        assertThat(handled).isEmpty();
        for (String path : List.of(secret, "/" + secret, "/idin/" + secret, "/a/b/" + secret))
            assertThat(receiver.receive(path, PERSON_UPDATED).status()).isEqualTo(204);
        assertThat(receiver.receive("/idin/" + secret, new ByteArrayInputStream(PERSON_UPDATED))
                        .outcome())
                .isEqualTo(Outcome.REPEATED);
        assertThat(handled).hasSize(1);
    }

    @Test
    void doesNotLetAnybodyForgetThePathToken() {
        var secret = builder.pathToken(PathToken.create()).ignoreOthers().build();
        assertThatIllegalStateException()
                .isThrownBy(() -> secret.receive(PERSON_UPDATED))
                .withMessage("a receiver with a path token must be given the path; call receive(path, body)");
        assertThatIllegalStateException().isThrownBy(() -> secret.receive(new ByteArrayInputStream(PERSON_UPDATED)));
        assertThatIllegalStateException()
                .isThrownBy(() -> counting().receive("/idin/x", PERSON_UPDATED))
                .withMessage(
                        "a receiver must have a path token to look for one, but has none; call pathToken(...) when you"
                                + " build it, or receive(body)");
    }

    @Test
    void doesNotChangeOnceItIsBuilt() {
        var receiver = counting();
        builder.otherwise(received -> handled.add("too late"))
                .on(GroupUpdated.class, received -> handled.add("too late"));
        assertThat(receiver.receive(WireJson.GROUP_UPDATED.getBytes(UTF_8)).outcome())
                .isEqualTo(Outcome.IGNORED);
        assertThat(handled).isEmpty();
    }

    @Test
    void insistsOnAWordAboutEventsWithoutAHandler() {
        builder.on(PersonUpdated.class, received -> {});
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("a receiver must know what to do with events that have no handler, those of unknown types"
                        + " among them; call otherwise(...) or ignoreOthers()");
    }

    @Test
    void refusesASecondHandlerForAType() {
        builder.on(PersonUpdated.class, received -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.on(PersonUpdated.class, received -> {}))
                .withMessage("an event type must have one handler, but PersonUpdated has one already");
    }

    @Test
    void refusesAHandlerForWhatIsNoEventType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.on(WebhookEvent.class, received -> {}))
                .withMessage("type must be one of the records in WebhookEvent, but is"
                        + " io.github.idininvites.webhook.WebhookEvent");
    }

    private static void assertReply(WebhookReply reply, Outcome outcome, int status) {
        assertThat(reply.outcome()).isEqualTo(outcome);
        assertThat(reply.status()).isEqualTo(status);
    }

    private WebhookReceiver counting() {
        return WebhookReceiver.builder(idin)
                .on(PersonUpdated.class, received -> handled.add(received.event()))
                .ignoreOthers()
                .build();
    }
}
