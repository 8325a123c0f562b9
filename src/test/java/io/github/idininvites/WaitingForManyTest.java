package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.PersonServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller who awaits several persons of a group sees. */
@Timeout(60)
final class WaitingForManyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PersonServer server = new PersonServer();
    private final ManualTime time = new ManualTime();
    private final IdinInvitesClient client = time.into(IdinInvitesClient.builder())
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();
    private final GroupHandle group = client.group(Docs.GROUP_ID);
    private final List<Person> answers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @EachCallMode
    void handsOverEachAnswerAndReturnsWhoIsOpen(CallMode mode) throws Exception {
        server.answers("b");
        var wait = start(mode, List.of("c", "b", "a", "b"), Duration.ofSeconds(4), answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        server.answers("a");
        time.advance(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(3));
        while (answers.size() < 2) Thread.onSpinWait(); // the look at a may end later
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.value()).containsExactly("c");
        assertThat(answers).extracting(Person::id).containsExactlyInAnyOrder("b", "a");
    }

    @EachCallMode
    void endsOnceAllHaveAnswered(CallMode mode) {
        server.allAnswer();
        assertThat(await(mode, List.of("a", "b"), HOUR, answers::add)).isEmpty();
        assertThat(answers).extracting(Person::id).containsExactlyInAnyOrder("a", "b");
    }

    @EachCallMode
    void returnsTheOpenIdsInTheGivenOrder(CallMode mode) {
        server.answers("b");
        assertThat(await(mode, List.of("z", "b", "a", "q"), Duration.ZERO, answers::add))
                .containsExactly("z", "a", "q");
        assertThat(server.reads()).isEqualTo(4);
    }

    @EachCallMode
    void waitsForNobodyIfThereIsNobody(CallMode mode) {
        assertThat(await(mode, List.of(), HOUR, answers::add)).isEmpty();
        assertThat(server.reads()).isZero();
    }

    @EachCallMode
    void readsFewAtOnce(CallMode mode) throws Exception {
        server.allAnswer();
        server.hold();
        var wait = start(mode, ids(100), HOUR, answers::add);
        assertThat(server.awaitReads(16)).isTrue();
        assertThat(client.group("g").person("other").getAsync().isDone()).isFalse();
        assertThat(server.awaitReads(1)).as("another call finds a free place").isTrue();
        server.release();
        assertThat(wait.value()).isEmpty();
        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(17);
        assertThat(server.reads()).isEqualTo(101);
    }

    @Test
    void runsOnAnswerOnTheThreadOfTheCaller() {
        server.allAnswer();
        var threads = new ArrayList<Thread>();
        group.awaitAnswers(List.of("x", "y"), HOUR, person -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void runsOnAnswerOnceAtATime() throws Exception {
        server.allAnswer();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var thread = new CopyOnWriteArrayList<String>();
        var wait = group.awaitAnswersAsync(ids(200), HOUR, person -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            thread.add(Thread.currentThread().getName());
            inside.decrementAndGet();
        });
        assertThat(wait.get(20, SECONDS)).isEmpty();
        assertThat(most).hasValue(1);
        assertThat(thread).hasSize(200);
    }

    @EachCallMode
    void endsWithWhatOnAnswerThrowsAndKeepsTheAnswers(CallMode mode) throws Exception {
        server.allAnswer();
        server.hold();
        var failure = new IllegalStateException("the store is down");
        var wait = start(mode, List.of("a", "b", "c"), HOUR, person -> {
            answers.add(person);
            throw failure;
        });
        assertThat(server.awaitReads(3)).isTrue();
        server.release();
        assertThat(wait.failure()).isSameAs(failure);
        assertThat(answers).hasSize(1);
        for (String id : List.of("a", "b", "c")) assertData(mode.get(group.person(id)));
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void endsAtARefusalOfOne(CallMode mode) throws Exception {
        server.answers("a");
        server.refuses("gone", 404);
        server.hold();
        var wait = start(mode, List.of("a", "gone", "open"), HOUR, answers::add);
        assertThat(server.awaitReads(3)).isTrue();
        server.release();
        assertThat(wait.failure()).isInstanceOf(NotFoundException.class);
        if (answers.isEmpty()) assertData(mode.get(group.person("a")));
        else assertData(answers.get(0));
        time.advance(HOUR);
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void throwsTheLastFailureIfNoLookSucceeded(CallMode mode) throws Exception {
        server.refuses("a", 500);
        server.refuses("b", 500);
        assertThatThrownBy(() -> await(mode, List.of("a", "b"), Duration.ZERO, answers::add))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
        assertThat(await(mode, List.of("a", "b", "c"), Duration.ZERO, answers::add))
                .containsExactly("a", "b", "c");
    }

    @Test
    void stopsWhenItsFutureIsCancelled() throws Exception {
        var wait = group.awaitAnswersAsync(List.of("a", "b"), HOUR, answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        var other = group.person("b").awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wait.cancel(true);
        server.allAnswer();
        time.advance(Duration.ofSeconds(2));
        assertThat(other).succeedsWithin(Duration.ofSeconds(10));
        time.advance(HOUR);
        assertThat(server.reads("a")).isOne();
        assertThat(answers).isEmpty();
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndKeepsWhatNobodyTook() throws Exception {
        server.allAnswer();
        var over = new CountDownLatch(1);
        var wait = OnThread.start(() -> group.awaitAnswers(List.of("a", "b", "c"), HOUR, person -> {
            answers.add(person);
            Thread.currentThread().interrupt();
            if (answers.size() == 1) awaitUninterruptibly(over);
        }));
        assertThat(server.awaitReads(3)).isTrue();
        over.countDown();
        var failure = wait.failure();
        assertThat(failure == null || failure instanceof ConnectionException).isTrue();
        assertThat(wait.keptTheFlag()).isTrue();
        for (String id : List.of("a", "b", "c"))
            if (answers.stream().noneMatch(person -> person.id().equals(id)))
                assertData(group.person(id).get());
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void endsWhenTheClientIsClosed(CallMode mode) throws Exception {
        var wait = start(mode, List.of("a", "b"), HOUR, answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        client.close();
        assertThat(wait.failure()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without NullAway may do
    void throwsAtOnceAtWrongArguments() {
        for (CallMode mode : CallMode.values()) {
            assertThatThrownBy(() -> awaitUnjoined(mode, null, HOUR, answers::add))
                    .hasMessage("personIds must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, Arrays.asList("a", null), HOUR, answers::add))
                    .hasMessage("personId must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a/b"), HOUR, answers::add))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a"), null, answers::add))
                    .hasMessage("atMost must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a"), HOUR, null))
                    .hasMessage("onAnswer must not be null");
        }
        assertThat(server.reads()).isZero();
    }

    /** Of what was read too late, 1,000 persons' data is kept; the oldest is dropped. */
    @Test
    void keepsTheDataOfAThousandPersons() throws Exception {
        server.allAnswer();
        var ids = ids(1_001);
        assertThatThrownBy(() -> group.awaitAnswers(ids, HOUR, person -> {
                    answers.add(person);
                    while (server.handedOut() < ids.size() || !isQuiet()) Thread.onSpinWait();
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        var kept = ids.stream().map(id -> group.person(id).get()).filter(person -> !person.succeededWithoutData());
        assertThat(kept).hasSize(1_000);
    }

    /** Whether all looks have ended: each that ends lets another one begin, which needs this thread's lock at last. */
    private boolean isQuiet() {
        return CallWatch.inProgress().findAny().isEmpty();
    }

    private static void assertData(Person person) {
        assertThat(person.result()).isNotNull().returns("bin of " + person.id(), result -> result.bin());
    }

    private static List<String> ids(int n) {
        return IntStream.range(0, n).mapToObj(i -> "p" + i).toList();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean counted = false;
        while (!counted) {
            counted = latch.getCount() == 0;
            Thread.onSpinWait();
        }
    }

    private Set<String> await(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return mode.call(
                () -> group.awaitAnswers(ids, atMost, onAnswer), () -> group.awaitAnswersAsync(ids, atMost, onAnswer));
    }

    private Object awaitUnjoined(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return mode == CallMode.SYNC
                ? group.awaitAnswers(ids, atMost, onAnswer)
                : group.awaitAnswersAsync(ids, atMost, onAnswer);
    }

    private OnThread<Set<String>> start(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return OnThread.start(() -> await(mode, ids, atMost, onAnswer));
    }
}
