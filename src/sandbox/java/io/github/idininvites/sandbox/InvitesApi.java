package io.github.idininvites.sandbox;

import java.util.Set;

/** The four documented calls. */
final class InvitesApi {
    private final State state;

    InvitesApi(State state) {
        this.state = state;
    }

    Response createGroup(Request request) {
        String name = Fields.of(request.json(), Set.of("name")).text("name");
        return Response.json(201, state.createGroup(name));
    }

    Response addPerson(Request request, String groupId) {
        return Response.json(201, state.addPerson(groupId, NewPerson.read(request.json())));
    }

    Response sendInvite(Request request, String groupId, String personId) {
        boolean email = Fields.of(request.json(), Set.of("email")).flag("email");
        return Response.json(201, state.sendInvite(groupId, personId, email));
    }

    Response getPerson(String groupId, String personId) {
        return Response.json(200, state.person(groupId, personId));
    }
}
