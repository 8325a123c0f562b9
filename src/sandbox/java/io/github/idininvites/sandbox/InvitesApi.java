package io.github.idininvites.sandbox;

import java.util.Set;

/** The four documented calls. */
final class InvitesApi {
    private final State state;

    InvitesApi(State state) {
        this.state = state;
    }

    Answer createGroup(Request request) {
        String name = Fields.of(request.json(), Set.of("name")).text("name");
        return Answer.json(201, state.createGroup(name));
    }

    Answer addPerson(Request request, String groupId) {
        return Answer.json(201, state.addPerson(groupId, NewPerson.read(request.json())));
    }

    Answer sendInvite(Request request, String groupId, String personId) {
        boolean email = Fields.of(request.json(), Set.of("email")).flag("email");
        return Answer.json(201, state.sendInvite(groupId, personId, email));
    }

    Answer getPerson(String groupId, String personId) {
        return Answer.json(200, state.person(groupId, personId));
    }
}
