package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.CallListener.Operation;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.RecordedCalls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What several listeners are told, and what one cannot do to other calls. */
@Timeout(60)
final class SeveralListenersTest {
    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();

    /** Such a one changes the call of its caller, but no other: the thread is the library's. */
    @Test
    void forgetsAnInterruptOfAListenerOnTheLibrarysThread() {
        wire.answers(429, WireJson.INVITE);
        var interrupting = new CallListener() {
            @Override
            public void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void attemptEnded(Outcome attempt) {
                Thread.currentThread().interrupt();
            }
        };
        var client = wire.client(b -> b.listener(interrupting).sleeper(sleeper));
        assertThat(client.group(Docs.GROUP_ID)
                        .person(Docs.PERSON_ID)
                        .sendInviteAsync()
                        .join())
                .isEqualTo(Docs.INVITE);
    }

    @EachCallMode
    void nestsSeveralListenersAsTryBlocksWould(CallMode mode) {
        var heard = new ArrayList<String>();
        wire.answers(WireJson.INVITE);
        var first = wire.client(b -> b.listener(new Named("a", heard)));
        try (var derived = first.newBuilder().listener(new Named("b", heard)).build()) {
            mode.sendInvite(derived.group(Docs.GROUP_ID).person(Docs.PERSON_ID));
        }
        assertThat(heard)
                .containsExactly(
                        "a started",
                        "b started",
                        "a attemptStarted",
                        "b attemptStarted",
                        "b attemptEnded",
                        "a attemptEnded",
                        "b ended",
                        "a ended");
    }

    private record Named(String name, List<String> heard) implements CallListener {
        @Override
        public CallListener started(Operation operation) {
            heard.add(name + " started");
            return this;
        }

        @Override
        public void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {
            heard.add(name + " attemptStarted");
        }

        @Override
        public void attemptEnded(Outcome attempt) {
            heard.add(name + " attemptEnded");
        }

        @Override
        public void ended(Outcome call) {
            heard.add(name + " ended");
        }
    }

    @EachCallMode
    void letsAListenerOfOneCallHearTheRestOfIt(CallMode mode) {
        var ofCalls = new ArrayList<RecordedCalls>();
        var perCall = new CallListener() {
            @Override
            public CallListener started(Operation operation) {
                ofCalls.add(new RecordedCalls());
                return ofCalls.get(ofCalls.size() - 1);
            }
        };
        wire.answers(WireJson.INVITE, WireJson.INVITE);
        var person = wire.person(b -> b.listener(perCall));
        mode.sendInvite(person);
        mode.sendInvite(person);
        assertThat(ofCalls)
                .extracting(RecordedCalls::names)
                .containsExactly(
                        List.of("attemptStarted", "attemptEnded", "ended"),
                        List.of("attemptStarted", "attemptEnded", "ended"));
    }
}
