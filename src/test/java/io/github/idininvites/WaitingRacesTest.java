package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.PersonServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits that begin, end and are given up while others read the same person: data that is handed out once reaches somebody. */
@Timeout(120)
final class WaitingRacesTest {
    private static final int ROUNDS = Integer.getInteger("races", 150);

    private final PersonServer server = new PersonServer();
    private final IdinInvitesClient client = IdinInvitesClient.builder()
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void loseNoData(int seed) throws Exception {
        var random = new SplittableRandom(seed);
        server.allAnswer();
        for (int round = 0; round < ROUNDS; round++) {
            var person = client.group("g").person("p" + seed + "-" + round);
            var seen = new CopyOnWriteArrayList<Person>();
            int plain = random.nextInt(2);
            var start = new CyclicBarrier(3 + plain);
            var all = new ArrayList<OnThread<?>>();
            all.add(cancelled(person, seen, start, random.nextInt(600_000)));
            all.add(interrupted(person, seen, start, random.nextInt(600_000)));
            all.add(limited(person, seen, start, random.nextInt(600_000)));
            if (plain > 0)
                all.add(OnThread.start(() -> {
                    start.await();
                    return seen.add(person.get());
                }));
            for (var one : all) assertThat(one.failure()).isNull();
            if (!hasData(seen)) seen.add(person.get());
            assertThat(hasData(seen)).as("data in round %d", round).isTrue();
        }
        assertThat(server.handedOut()).isEqualTo(ROUNDS);
    }

    private static OnThread<?> cancelled(PersonHandle person, List<Person> seen, CyclicBarrier start, int nanos) {
        return OnThread.start(() -> {
            start.await();
            var wait = person.awaitAnswerAsync(Duration.ofMinutes(1));
            var seeing = wait.handle((answer, failure) -> answer != null && seen.add(answer.orElseThrow()));
            spin(nanos);
            wait.cancel(true);
            return seeing.get(10, SECONDS);
        });
    }

    private static OnThread<?> interrupted(PersonHandle person, List<Person> seen, CyclicBarrier start, int nanos) {
        return OnThread.start(() -> {
            var waiter = OnThread.start(() -> {
                try {
                    person.awaitAnswer(Duration.ofMinutes(1)).ifPresent(seen::add);
                } catch (ConnectionException e) {
                    // interrupted
                }
            });
            start.await();
            spin(nanos);
            waiter.interrupt();
            return waiter.value();
        });
    }

    private static OnThread<?> limited(PersonHandle person, List<Person> seen, CyclicBarrier start, int nanos) {
        return OnThread.start(() -> {
            start.await();
            try {
                person.awaitAnswer(Duration.ofNanos(nanos + 1)).ifPresent(seen::add);
            } catch (ConnectionException e) {
                // no look ended in time
            }
            return true;
        });
    }

    private static boolean hasData(List<Person> seen) {
        return seen.stream().anyMatch(person -> !person.succeededWithoutData());
    }

    private static void spin(int nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() - end < 0; ) Thread.onSpinWait();
    }
}
