package io.github.idininvites;

import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads persons, and waits for their answers, sync and async. */
final class Waits {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Transport transport;
    private final Duration callTimeout;
    private final Agenda agenda;
    private final Leftovers leftovers = new Leftovers();
    private final Looks looks;
    private final Gets gets;
    private final Handover handover;

    Waits(Transport transport, Settings settings) {
        this.transport = transport;
        callTimeout = settings.callTimeout;
        agenda = new Agenda(settings.sleeper);
        looks = new Looks(transport, agenda, leftovers, settings);
        gets = new Gets(looks, leftovers, agenda, callTimeout);
        handover = new Handover(new Completions(settings.executor), agenda);
    }

    /** The call that reads a person, for {@link #get} and the waits. */
    ApiCall<Person> read(ApiPath path, String personId) {
        return Endpoints.getPerson(path, personId).endingWith((person, failure) -> gets.ended(path, person, failure));
    }

    Person get(ApiCall<Person> read) {
        var shared = gets.share(read, Runnable::run);
        return shared == null ? transport.execute(read) : shared.await();
    }

    CompletableFuture<Person> getAsync(ApiCall<Person> read) {
        var shared = gets.share(read, handover);
        return shared == null ? transport.executeAsync(read) : shared.future();
    }

    void lookNow(ApiCall<Person> read) {
        looks.hint(read.path());
    }

    Optional<Person> await(ApiCall<Person> read, String personId, Duration atMost) {
        var answer = new AtomicReference<@Nullable Person>();
        await(Map.of(personId, read), atMost, answer::set);
        return Optional.ofNullable(answer.get());
    }

    CompletableFuture<Optional<Person>> awaitAsync(ApiCall<Person> read, String personId, Duration atMost) {
        var future = new CompletableFuture<Optional<Person>>();
        return await(
                future,
                Map.of(personId, read),
                atMost,
                answer -> future.complete(Optional.of(answer)),
                open -> Optional.empty(),
                (wait, answer) -> answer.filter(wait::isOfIt).ifPresent(person -> taken(wait, person)));
    }

    CompletableFuture<Set<String>> awaitAsync(
            Map<String, ApiCall<Person>> persons, Duration atMost, Consumer<Person> onAnswer) {
        return await(new CompletableFuture<>(), persons, atMost, onAnswer, open -> open, (wait, open) -> {});
    }

    private <T> CompletableFuture<T> await(
            CompletableFuture<T> future,
            Map<String, ApiCall<Person>> persons,
            Duration atMost,
            Consumer<Person> onAnswer,
            Function<Set<String>, T> result,
            BiConsumer<Wait, T> taken) {
        check(atMost, onAnswer);
        var async = new AsyncWait<>(future, persons, atMost.isZero(), onAnswer, this::taken, result, handover);
        var wait = async.waiting();
        var limit = begin(wait, atMost);
        var unused = future.whenComplete((value, failure) -> {
            if (value != null) taken.accept(wait, value);
            stop(wait, limit, failure);
        });
        if (wait.hasNews()) async.wake();
        return future;
    }

    /** Waits on the caller's thread, and returns the ids of the persons who have not answered. */
    Set<String> await(Map<String, ApiCall<Person>> persons, Duration atMost, Consumer<Person> onAnswer) {
        check(atMost, onAnswer);
        var wakes = new Semaphore(0);
        var wait = new Wait(persons, atMost.isZero(), wakes::release);
        Throwable thrown = null;
        Agenda.Entry limit = null;
        try {
            if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
            limit = begin(wait, atMost);
            while (!wait.isOver()) {
                Person answer = wait.next();
                if (answer == null) wakes.acquire();
                else {
                    onAnswer.accept(answer);
                    taken(wait, answer);
                }
            }
            return wait.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw wait.noAnswer(e, Delivery.NOT_SENT, 0);
        } catch (Throwable e) {
            thrown = e;
            throw e;
        } finally {
            stop(wait, limit, thrown);
        }
    }

    private void taken(Wait wait, Person answer) {
        wait.taken(answer);
        leftovers.drop(path(wait, answer.id()), answer);
    }

    private static ApiPath path(Wait wait, String personId) {
        return Objects.requireNonNull(wait.persons().get(personId)).path();
    }

    private void check(Duration atMost, Consumer<Person> onAnswer) {
        Objects.requireNonNull(onAnswer, "onAnswer must not be null");
        Objects.requireNonNull(atMost, "atMost must not be null");
        Check.between("atMost", atMost, Duration.ZERO, LONGEST);
        looks.checkOpen();
    }

    private Agenda.Entry begin(Wait wait, Duration atMost) {
        try {
            wait.persons().forEach((id, read) -> looks.add(read, id, wait));
        } catch (IllegalStateException closed) {
            stop(wait, null, closed);
            throw closed;
        }
        Duration limit = atMost.isZero() ? callTimeout : atMost;
        var entry = agenda.addIn(limit.toNanos(), () -> {
            wait.end();
            wait.wake();
        });
        looks.pump();
        return entry;
    }

    private void stop(Wait wait, Agenda.@Nullable Entry limit, @Nullable Throwable thrown) {
        agenda.remove(limit);
        if (thrown != null) wait.failed().ifPresent(id -> leftovers.drop(path(wait, id), thrown));
        var left = wait.stop(thrown);
        left.forEach((id, outcome) -> looks.keep(path(wait, id), outcome));
        wait.persons().values().forEach(read -> looks.remove(read.path(), wait));
    }

    void close() {
        looks.close();
    }
}
