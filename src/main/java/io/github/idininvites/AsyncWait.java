package io.github.idininvites;

import io.github.idininvites.model.Person;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A wait behind a future. It has no thread of its own: a thread of the executor hands over each answer, and never two at the same
 * time.
 */
final class AsyncWait<T> {
    private final CompletableFuture<T> future;
    private final Consumer<Person> onAnswer;
    private final BiConsumer<Wait, Person> taken;
    private final Function<Set<String>, T> result;
    private final Executor where;
    private final Wait wait;
    private final Rounds deliveries = new Rounds(this::deliver);

    /** @param result makes the future's value from the ids of the persons who have not answered */
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
        if (deliveries.ask()) where.execute(deliveries::run);
    }

    private void deliver() {
        for (Person answer; !future.isDone() && (answer = wait.next()) != null; ) give(answer);
        if (!future.isDone() && wait.isOver()) complete();
    }

    private void give(Person answer) {
        try {
            onAnswer.accept(answer);
            if (future.isDone()) return; // onAnswer may complete it; then the answer was taken or kept as it ended
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
