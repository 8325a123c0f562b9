package io.github.idininvites.sandbox.api;

import io.github.idininvites.sandbox.http.Fields;
import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.Response;
import java.util.Set;

/** The four documented calls. */
public final class InvitesApi {
    private final State state;

    public InvitesApi(State state) {
        this.state = state;
    }

    public Response createGroup(Request request) {
        String name = Fields.of(request.json(), Set.of("name")).text("name");
        return Response.json(201, state.createGroup(name));
    }

    public Response addPerson(Request request, String groupId) {
        return Response.json(201, state.addPerson(groupId, NewPerson.read(request.json())));
    }

    public Response sendInvite(Request request, String groupId, String personId) {
        boolean email = Fields.of(request.json(), Set.of("email")).flag("email");
        return Response.json(201, state.sendInvite(groupId, personId, email));
    }

    public Response getPerson(String groupId, String personId) {
        return Response.json(200, state.person(groupId, personId));
    }
}
