package io.github.idininvites.sandbox;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sandbox at a glance: which path and method leads where, and who may pass. */
final class Router {
    static final String GUARDED = "/idin-invites/";
    private static final String GROUPS = "/idin-invites/v1/groups";

    private final TokenCheck tokenCheck;
    private final List<Route> routes;

    Router(TokenCheck tokenCheck, InvitesApi api) {
        this.tokenCheck = tokenCheck;
        routes = List.of(
                route("POST", GROUPS, (request, ids) -> api.createGroup(request)),
                route("POST", GROUPS + "/{}/persons", (request, ids) -> api.addPerson(request, ids.group(1))),
                route("GET", GROUPS + "/{}/persons/{}", (request, ids) -> api.getPerson(ids.group(1), ids.group(2))),
                route(
                        "POST",
                        GROUPS + "/{}/persons/{}/invites",
                        (request, ids) -> api.sendInvite(request, ids.group(1), ids.group(2))),
                route("GET", Invite.PATH + "{}", (request, ids) -> api.openInvite(ids.group(1))));
    }

    Answer answer(Request request) {
        try {
            if (request.path().startsWith(GUARDED)) tokenCheck.check(request.headers("Authorization"));
            return dispatch(request);
        } catch (HttpError e) {
            return e.answer();
        } catch (RuntimeException e) {
            return Answer.error(500, "the sandbox failed: " + e.getClass().getName());
        }
    }

    private Answer dispatch(Request request) {
        for (var route : routes) {
            var ids = route.path.matcher(request.path());
            if (!ids.matches()) continue;
            if (!route.method.equals(request.method()))
                throw HttpError.methodNotAllowed(request.method(), route.method);
            return route.action.apply(request, ids);
        }
        throw HttpError.notFound("the API has no such path");
    }

    private static Route route(String method, String path, BiFunction<Request, MatchResult, Answer> action) {
        return new Route(method, Pattern.compile(path.replace("{}", "([^/]+)")), action);
    }

    private record Route(String method, Pattern path, BiFunction<Request, MatchResult, Answer> action) {}
}
