package io.github.idininvites.proof.soak;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** The calls, in both modes. The id tells which call it was, wherever there is room for it in the request. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum CallKind {
    CREATE_GROUP(
            (client, id) -> client.groups().create(id),
            (client, id) -> client.groups().createAsync(id)),
    ADD_PERSON(
            (client, id) -> client.group("g").addPerson(NewPerson.of(id)),
            (client, id) -> client.group("g").addPersonAsync(NewPerson.of(id))),
    SEND_INVITE(
            (client, id) -> client.group("g").person(id).sendInvite(),
            (client, id) -> client.group("g").person(id).sendInviteAsync()),
    CREATE_LINK(
            (client, id) -> client.group("g").person(id).createInviteLink(),
            (client, id) -> client.group("g").person(id).createInviteLinkAsync()),
    GET(
            (client, id) -> client.group("g").person(id).get(),
            (client, id) -> client.group("g").person(id).getAsync());

    private static final List<CallKind> ALL = List.of(values());

    private final BiFunction<IdinInvitesClient, String, Object> sync;
    private final BiFunction<IdinInvitesClient, String, CompletableFuture<?>> async;

    CallKind(
            BiFunction<IdinInvitesClient, String, Object> sync,
            BiFunction<IdinInvitesClient, String, CompletableFuture<?>> async) {
        this.sync = sync;
        this.async = async;
    }

    static CallKind any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    boolean post() {
        return this != GET;
    }

    Object call(IdinInvitesClient client, String id) {
        return sync.apply(client, id);
    }

    CompletableFuture<?> callAsync(IdinInvitesClient client, String id) {
        return async.apply(client, id);
    }

    /** The id of the call that this is the answer of. */
    static String idIn(Object answer) {
        if (answer instanceof Group group) return group.name();
        if (answer instanceof Person person) return person.name();
        return ((Invite) answer).id();
    }
}
