package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;

/** Waits for one person, in a time that the test moves. */
abstract class WaitingSetup {
    static final Duration HOUR = Duration.ofHours(1);
    static final String OPEN = WireJson.PERSON_ADDED;

    @AutoClose
    final Wire wire = new Wire();

    final ManualTime time = new ManualTime();
    final IdinInvitesClient client = wire.client(time::into);
    final PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);

    String awaitLook() throws InterruptedException {
        var request = wire.server.takeRequest(10, SECONDS);
        if (request == null) throw new AssertionError("nobody looks");
        return request.getTarget();
    }

    Optional<Person> await(CallMode mode, Duration atMost) {
        return mode.call(() -> person.awaitAnswer(atMost), () -> person.awaitAnswerAsync(atMost));
    }

    <E extends IdinInvitesException> E failure(Class<E> type, CallMode mode, Duration atMost) {
        return mode.failure(type, () -> person.awaitAnswer(atMost), () -> person.awaitAnswerAsync(atMost));
    }

    OnThread<Optional<Person>> start(CallMode mode, Duration atMost) {
        return OnThread.start(() -> await(mode, atMost));
    }
}
