package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code get()} calls of a client. Each is an ordinary call of its own, unless somebody awaits the person: then it shares a
 * look. An answer that an ordinary call reads reaches whoever awaits the person.
 */
final class Gets {
    private final Looks looks;
    private final Leftovers leftovers;
    private final Agenda agenda;
    private final Duration callTimeout;

    Gets(Looks looks, Leftovers leftovers, Agenda agenda, Duration callTimeout) {
        this.looks = looks;
        this.leftovers = leftovers;
        this.agenda = agenda;
        this.callTimeout = callTimeout;
    }

    /**
     * A share in a look, or what was kept. Null if the caller is to make an ordinary call; {@link #ended} must follow it.
     *
     * @param where completes the future
     */
    @Nullable
    SharedGet share(ApiCall<Person> call, Executor where) {
        var path = call.path();
        looks.callBegins(path);
        if (looks.awaited(path) == null && leftovers.isEmpty()) return null;
        var get = new SharedGet(call, where);
        var unused = get.future().whenComplete((value, failure) -> left(path, get, value, failure));
        if (!looks.share(path, get)) return null;
        if (!get.future().isDone()) limit(get);
        looks.callEnds(path);
        return get;
    }

    private void limit(SharedGet get) {
        Duration timeout = Objects.requireNonNullElse(get.timeout(), callTimeout);
        var limit = agenda.addIn(timeout.toNanos(), () -> get.fail(new TimeoutException()));
        var unused = get.future().whenComplete((value, failure) -> agenda.remove(limit));
    }

    private void left(ApiPath path, SharedGet get, @Nullable Person value, @Nullable Throwable failure) {
        looks.change(path, (waiting, after) -> waiting.remove(get));
        Object notTaken = get.notTaken(value, failure); // from here on no look ends it
        if (notTaken != null) looks.keep(path, notTaken);
        else if (value != null) leftovers.drop(path, value);
        else if (failure != null) leftovers.drop(path, failure);
    }

    /** An ordinary call has ended. One of the last two is null. */
    void ended(ApiPath path, @Nullable Person person, @Nullable Throwable failure) {
        var before = looks.awaited(path);
        if (before != null) tell(path, person, failure);
        looks.callEnds(path);
        var now = looks.awaited(path);
        if (now != null && now != before) tell(path, person, failure); // somebody began to wait in between
    }

    private void tell(ApiPath path, @Nullable Person person, @Nullable Throwable failure) {
        looks.change(path, (waiting, after) -> {
            boolean taken = false;
            if (person != null) taken = waiting.read(person, after);
            else if (failure instanceof DecodingException || failure instanceof ResultLostException)
                taken = waiting.failed(failure, after);
            else if (failure != null) waiting.lostBy(failure);
            if (taken) leftovers.keep(path, person != null ? person : Objects.requireNonNull(failure));
        });
    }
}
