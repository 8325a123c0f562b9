package io.github.idininvites;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.PersonServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Waits for several persons of a group, in a time that the test moves. */
abstract class WaitingForManySetup {
    static final Duration HOUR = Duration.ofHours(1);

    final PersonServer server = new PersonServer();
    final ManualTime time = new ManualTime();
    final IdinInvitesClient client = time.into(IdinInvitesClient.builder())
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();
    final GroupHandle group = client.group(Docs.GROUP_ID);
    final List<Person> answers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    static List<String> ids(int n) {
        return IntStream.range(0, n).mapToObj(i -> "p" + i).toList();
    }

    Set<String> await(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return mode.call(
                () -> group.awaitAnswers(ids, atMost, onAnswer), () -> group.awaitAnswersAsync(ids, atMost, onAnswer));
    }

    OnThread<Set<String>> start(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return OnThread.start(() -> await(mode, ids, atMost, onAnswer));
    }
}
