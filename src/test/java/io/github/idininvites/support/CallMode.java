package io.github.idininvites.support;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Makes the same call in both ways, so that one test body holds for both, and shows the outcome to the {@link SeenByCallers}. */
public enum CallMode {
    SYNC,
    ASYNC;

    /** The call's value; its failure is thrown as the caller of a sync call sees it. */
    public <T> T call(Supplier<T> sync, Supplier<CompletableFuture<T>> async) {
        try {
            T value = this == SYNC ? sync.get() : join(async.get());
            SeenByCallers.saw(value);
            return value;
        } catch (RuntimeException e) {
            SeenByCallers.saw(e);
            throw e;
        }
    }

    public Group createGroup(IdinInvitesClient client) {
        var groups = client.groups();
        return call(() -> groups.create("Company ABC"), () -> groups.createAsync("Company ABC"));
    }

    public Person addPerson(GroupHandle group, NewPerson person) {
        return call(() -> group.addPerson(person), () -> group.addPersonAsync(person));
    }

    public Invite sendInvite(PersonHandle person) {
        return call(person::sendInvite, person::sendInviteAsync);
    }

    public Invite createInviteLink(PersonHandle person) {
        return call(person::createInviteLink, person::createInviteLinkAsync);
    }

    public Person get(PersonHandle person) {
        return call(person::get, person::getAsync);
    }

    public <E extends Exception> E failedInvite(Class<E> type, PersonHandle person) {
        return failure(type, person::sendInvite, person::sendInviteAsync);
    }

    public <E extends Exception> E failedGet(Class<E> type, PersonHandle person) {
        return failure(type, person::get, person::getAsync);
    }

    /** The call's failure. */
    public <T, E extends Exception> E failure(Class<E> type, Supplier<T> sync, Supplier<CompletableFuture<T>> async) {
        try {
            call(sync, async);
        } catch (Exception e) {
            if (type.isInstance(e)) return type.cast(e);
            throw e;
        }
        throw new AssertionError("expected " + type.getSimpleName() + ", but the call succeeded");
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new AssertionError("completed with something that is no RuntimeException", e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the future hangs", e);
        }
    }
}
