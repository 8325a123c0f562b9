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
    private static final String PERSONS = GROUPS + "/{group}/persons";
    private static final String PERSON = PERSONS + "/{person}";
    private static final String INVITES = PERSON + "/invites";

    private Endpoints() {}

    static ApiCall<Group> createGroup(String name) {
        String checked = NewPerson.of(name).name(); // a group's name keeps the rules of a person's
        return ApiCall.post(
                "createGroup", new ApiPath(GROUPS, GROUPS, null, null), Map.of("name", checked), Group.class);
    }

    static ApiCall<Person> addPerson(ApiPath persons, NewPerson person) {
        Objects.requireNonNull(person, "person must not be null");
        return ApiCall.post("addPerson", persons, person, Person.class);
    }

    static ApiCall<Person> getPerson(ApiPath path, String personId) {
        return ApiCall.get(
                "getPerson", path, Person.class, person -> person.id().equals(personId), Person::succeededWithoutData);
    }

    static ApiCall<Invite> sendInvite(ApiPath invites, boolean email) {
        return ApiCall.post(email ? "sendInvite" : "createInviteLink", invites, Map.of("email", email), Invite.class);
    }

    static ApiPath persons(String groupId) {
        return new ApiPath(GROUPS + "/" + groupId + "/persons", PERSONS, groupId, null);
    }

    static ApiPath person(String groupId, String personId) {
        return new ApiPath(persons(groupId) + "/" + personId, PERSON, groupId, personId);
    }

    static ApiPath invites(String groupId, String personId) {
        return new ApiPath(person(groupId, personId) + "/invites", INVITES, groupId, personId);
    }
}
