package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a wait for one person that is cancelled, interrupted or closed, and to the data that it read. */
@Timeout(60)
final class WaitingStopsTest extends WaitingSetup {
    @Test
    void stopsWhenItsFutureIsCancelled() throws Exception {
        wire.answers(OPEN);
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wait.cancel(true);
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void goesOnForThoseWhoStillWait() throws Exception {
        wire.answers(OPEN);
        var first = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(OPEN);
        var second = person.awaitAnswerAsync(HOUR);
        awaitLook();
        awaitLook();
        time.awaitPlan(Duration.ofSeconds(2));
        first.cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED);
        time.advance(Duration.ofSeconds(2));
        assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Optional.of(Docs.ANDRE_ANSWERED));
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void keepsTheDataThatALookBringsAfterACancel() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        wait.cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(person.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** The answer is known, but the executor has not got to the future yet. */
    @Test
    void keepsTheDataThatACancelledFutureWasToGet() throws Exception {
        var held = new HeldExecutor();
        var reading = wire.person(b -> time.into(b).executor(held));
        wire.answers(WireJson.PERSON_ANSWERED);
        var wait = reading.awaitAnswerAsync(HOUR);
        held.awaitTask();
        wait.cancel(true);
        held.run();
        assertThat(reading.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        var wait = OnThread.start(() -> person.awaitAnswer(HOUR));
        awaitLook();
        wait.awaitWaiting().interrupt();
        assertThat(wait.failure()).isInstanceOfSatisfying(ConnectionException.class, e -> {
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
        });
        assertThat(wait.keptTheFlag()).isTrue();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(person.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void looksForNobodyOnAThreadThatIsInterruptedAlready() throws Exception {
        var wait = OnThread.start(() -> {
            Thread.currentThread().interrupt();
            return person.awaitAnswer(HOUR);
        });
        assertThat(wait.failure()).isInstanceOf(ConnectionException.class);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void endsWhenTheClientIsClosed(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = start(mode, HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        client.close();
        assertThat(wait.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this client was closed before the answer came");
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void getsTheAnswerOfALookThatCloseWaitsFor(CallMode mode) throws Exception {
        var wait = start(mode, HOUR);
        awaitLook();
        var closing = OnThread.start(client::close).awaitWaiting();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(closing.value()).isTrue();
        assertThat(wait.value()).contains(Docs.ANDRE_ANSWERED);
    }

    @Test
    void throwsAtOnceOnAClosedClient() {
        client.close();
        assertThatThrownBy(() -> person.awaitAnswer(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this client is closed; make calls before close()");
        assertThatThrownBy(() -> person.awaitAnswerAsync(HOUR)).isInstanceOf(IllegalStateException.class);
        person.lookNow();
    }
}
