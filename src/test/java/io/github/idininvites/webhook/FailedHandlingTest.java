package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a receiver does when a handler or the event log throws. */
final class FailedHandlingTest {
    private static final byte[] PERSON_UPDATED = WireJson.PERSON_UPDATED.getBytes(UTF_8);

    private final IdinInvitesClient idin = IdinInvitesClient.create(Docs.CREDENTIALS);
    private final WebhookReceiver.Builder builder = WebhookReceiver.builder(idin);
    private final List<Object> handled = new ArrayList<>();

    @AfterEach
    void close() {
        idin.close();
    }

    @Test
    void asksForAnotherDeliveryOfAnEventWhoseHandlerFailed() {
        var failure = new IOException("the database is down");
        var receiver = builder.on(PersonUpdated.class, received -> {
                    handled.add(received.event());
                    if (handled.size() == 1) throw failure;
                })
                .ignoreOthers()
                .build();
        var reply = receiver.receive(PERSON_UPDATED);
        assertReply(reply, Outcome.FAILED, 503);
        assertThat(reply.failure()).isSameAs(failure);
        assertThat(receiver.receive(PERSON_UPDATED).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(handled).hasSize(2);
    }

    @Test
    void keepsTheInterruptOfAHandler() {
        var receiver = failing(new InterruptedException());
        assertThat(receiver.receive(PERSON_UPDATED).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesOnAnErrorAndLetsTheEventComeAgain() {
        var receiver = failing(new StackOverflowError());
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> receiver.receive(PERSON_UPDATED)).isInstanceOf(StackOverflowError.class);
        assertThat(handled).hasSize(2);
    }

    @Test
    void doesNotHandleAnEventThatItCannotRemember() {
        var receiver = builder.eventLog(new BrokenLog("claim"))
                .otherwise(received -> handled.add(received.event()))
                .build();
        var reply = receiver.receive(PERSON_UPDATED);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.failure()).hasMessage("claim");
        assertThat(handled).isEmpty();
    }

    @Test
    void asksForAnotherDeliveryWhenItCannotRememberThatAnEventWasHandled() {
        var log = new BrokenLog("done");
        var receiver = builder.eventLog(log)
                .otherwise(received -> handled.add(received.event()))
                .build();
        for (int i = 0; i < 2; i++)
            assertThat(receiver.receive(PERSON_UPDATED).failure()).hasMessage("done");
        assertThat(handled).hasSize(2);
        assertThat(log.released).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheHandlersFailureAlsoWhenTheClaimCannotBeReleased() {
        var failure = new IllegalStateException("the handler");
        var receiver = builder.eventLog(new BrokenLog("release"))
                .otherwise(received -> {
                    throw failure;
                })
                .build();
        assertThat(receiver.receive(PERSON_UPDATED).failure()).isSameAs(failure);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("release"));
    }

    @Test
    void showsIdsAndTheFailuresTypeOnly() {
        var reply = failing(new IOException("Andre van Dijk")).receive(PERSON_UPDATED);
        SeenByCallers.saw(reply);
        assertThat(reply)
                .hasToString("WebhookReply[status=503, outcome=FAILED, event=PersonUpdated[id=EVENT_GUID,"
                        + " groupId=GROUP_GUID, personId=PERSON_GUID, status=UNKNOWN], failure=java.io.IOException]");
        assertThat(counting().receive(PERSON_UPDATED)).asString().endsWith(", failure=none]");
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

    private WebhookReceiver failing(Throwable failure) {
        return WebhookReceiver.builder(idin)
                .otherwise(received -> {
                    handled.add(received.event());
                    if (failure instanceof Error error) throw error;
                    throw (Exception) failure;
                })
                .build();
    }

    /** Grants every claim, but for one method that throws its name. */
    private static final class BrokenLog implements EventLog {
        private final String broken;
        private final List<String> released = new ArrayList<>();

        BrokenLog(String broken) {
            this.broken = broken;
        }

        @Override
        public Claim claim(String eventId, String token) {
            mayThrow("claim");
            return Claim.GRANTED;
        }

        @Override
        public void done(String eventId, String token) {
            mayThrow("done");
        }

        @Override
        public void release(String eventId, String token) {
            mayThrow("release");
            released.add(token);
        }

        private void mayThrow(String method) {
            if (method.equals(broken)) throw new IllegalStateException(method);
        }
    }
}
