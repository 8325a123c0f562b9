package io.github.idininvites;

import io.github.idininvites.model.Person;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** A wait behind a future. It has no thread: when something came, one of the executor's deals with that, never two at once. */
final class AsyncWait<T> {
    private final CompletableFuture<T> future;
    private final Consumer<Person> onAnswer;
    private final BiConsumer<Wait, Person> taken;
    private final Function<Set<String>, T> result;
    private final Executor where;
    private final Wait wait;
    private final AtomicInteger wakes = new AtomicInteger();

    /** @param result makes the future's value of the ids that are still open */
    AsyncWait(
            CompletableFuture<T> future,
            Map<String, ApiCall<Person>> persons,
            boolean once,
            Consumer<Person> onAnswer,
            BiConsumer<Wait, Person> taken,
            Function<Set<String>, T> result,
            Executor where) {
        this.future = future;
        this.onAnswer = onAnswer;
        this.taken = taken;
        this.result = result;
        this.where = where;
        wait = new Wait(persons, once, this::wake);
    }

    Wait waiting() {
        return wait;
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) where.execute(this::deliver);
    }

    private void deliver() {
        int seen = 1;
        do {
            for (Person answer; !future.isDone() && (answer = wait.next()) != null; ) give(answer);
            if (!future.isDone() && wait.isOver()) complete();
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void give(Person answer) {
        try {
            onAnswer.accept(answer);
            if (future.isDone()) return; // as it is for one person, who was taken or kept as it ended
            taken.accept(wait, answer);
        } catch (Throwable e) { // an Error too: a future that nobody completes hangs its caller
            future.completeExceptionally(e);
        }
    }

    private void complete() {
        try {
            future.complete(result.apply(wait.open()));
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }
}
