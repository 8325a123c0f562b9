package io.github.idininvites;

import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.util.Map;
import java.util.Objects;

/** All endpoints of the API at a glance, one line per endpoint. */
final class Endpoints {
    private static final String API = "/idin-invites/v1";
    private static final String GROUPS = API + "/groups";
    private static final String PERSONS = GROUPS + "/{group}/persons";
    private static final String PERSON = PERSONS + "/{person}";
    private static final String INVITES = PERSON + "/invites";
    private static final int MOST_SEGMENTS = 16;

    private Endpoints() {}

    static ApiCall<Group> createGroup(String name) {
        String checked = NewPerson.of(name).name(); // a group's name must follow the rules of a person's name
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

    /** The path of a {@linkplain RawCalls raw call}. */
    static ApiPath raw(String... segments) {
        if (segments.length < 1 || segments.length > MOST_SEGMENTS)
            throw new IllegalArgumentException(
                    "path must have 1 to " + MOST_SEGMENTS + " segments, but has " + segments.length);
        var path = new StringBuilder(API);
        for (int i = 0; i < segments.length; i++)
            path.append('/').append(Check.id("segment " + (i + 1) + " of the path", segments[i]));
        return new ApiPath(path.toString(), API + "/{path}", null, null);
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
