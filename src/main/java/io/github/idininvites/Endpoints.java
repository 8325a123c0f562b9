package io.github.idininvites;

import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.util.Map;
import java.util.Objects;

/** The API at a glance, a line an endpoint. */
final class Endpoints {
    private static final String GROUPS = "/idin-invites/v1/groups";

    private Endpoints() {}

    static ApiCall<Group> createGroup(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isBlank()) throw new IllegalArgumentException("name must not be blank, but is");
        return ApiCall.post(GROUPS, Map.of("name", name), Group.class);
    }

    static ApiCall<Person> addPerson(String groupId, NewPerson person) {
        Objects.requireNonNull(person, "person must not be null");
        return ApiCall.post(GROUPS + "/" + groupId + "/persons", person, Person.class);
    }

    static ApiCall<Person> getPerson(String groupId, String personId) {
        return ApiCall.get(
                GROUPS + "/" + groupId + "/persons/" + personId,
                Person.class,
                person -> person.id().equals(personId));
    }

    static ApiCall<Invite> sendInvite(String groupId, String personId, boolean email) {
        return ApiCall.post(
                GROUPS + "/" + groupId + "/persons/" + personId + "/invites", Map.of("email", email), Invite.class);
    }
}
