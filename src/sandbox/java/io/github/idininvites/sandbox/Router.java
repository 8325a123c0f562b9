package io.github.idininvites.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sandbox at a glance: which path and method leads where, and who may pass. */
final class Router {
    static final String GUARDED = "/idin-invites/";

    private static final String GROUPS = "/idin-invites/v1/groups";
    private static final String CONTROL = "/sandbox";
    private static final String PERSON = CONTROL + "/persons/{}";

    private final TokenCheck tokenCheck;
    private final List<Route> routes;

    Router(TokenCheck tokenCheck, InvitesApi api, ControlApi control, InvitePages invites, OperatorPages operator) {
        this.tokenCheck = tokenCheck;
        routes = Stream.of(api(api), control(control), pages(invites), operator(operator))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> api(InvitesApi api) {
        return List.of(
                route("POST", GROUPS, (request, ids) -> api.createGroup(request)),
                route("POST", GROUPS + "/{}/persons", (request, ids) -> api.addPerson(request, ids.group(1))),
                route("GET", GROUPS + "/{}/persons/{}", (request, ids) -> api.getPerson(ids.group(1), ids.group(2))),
                route(
                        "POST",
                        GROUPS + "/{}/persons/{}/invites",
                        (request, ids) -> api.sendInvite(request, ids.group(1), ids.group(2))));
    }

    private static List<Route> control(ControlApi control) {
        return List.of(
                route("GET", CONTROL + "/faults", (request, ids) -> control.queuedFaults()),
                route("POST", CONTROL + "/faults", (request, ids) -> control.injectFault(request)),
                route("DELETE", CONTROL + "/faults", (request, ids) -> control.clearFaults()),
                route("POST", PERSON + "/identify", (request, ids) -> control.identify(request, ids.group(1))),
                act("cancel", control, PersonStatus.CANCELLED),
                act("fail", control, PersonStatus.FAILURE),
                act("expire", control, PersonStatus.EXPIRED),
                route("POST", CONTROL + "/webhooks/{}/redeliver", (request, ids) -> control.redeliver(ids.group(1))),
                route("POST", CONTROL + "/webhook-url", (request, ids) -> control.postWebhooksTo(request)));
    }

    private static List<Route> pages(InvitePages invites) {
        return List.of(
                route("GET", Invite.PATH + "{}", (request, ids) -> invites.open(ids.group(1))),
                route("POST", Invite.PATH + "{}", (request, ids) -> invites.answer(request, ids.group(1))),
                route("GET", Style.PATH, (request, ids) -> Response.css(Style.CSS)));
    }

    private static List<Route> operator(OperatorPages operator) {
        return List.of(
                route("GET", OperatorPages.PATH, (request, ids) -> operator.page()),
                route("GET", OperatorPages.VIEW_PATH, (request, ids) -> operator.view()),
                route("POST", OperatorPages.REDELIVER_PATH, (request, ids) -> operator.redeliver(request)),
                route("GET", Live.PATH, (request, ids) -> Response.script(Live.SCRIPT)));
    }

    private static Route act(String verb, ControlApi control, PersonStatus status) {
        return route("POST", PERSON + "/" + verb, (request, ids) -> control.answer(ids.group(1), status, null));
    }

    Response answer(Request request) {
        try {
            if (request.path().startsWith(GUARDED)) tokenCheck.check(request.headers("Authorization"));
            if (isControl(request.path())) LocalCheck.check(request);
            return dispatch(request);
        } catch (HttpError e) {
            return e.answer();
        } catch (RuntimeException e) {
            return Response.error(500, "the sandbox failed: " + e.getClass().getName());
        }
    }

    private Response dispatch(Request request) {
        var allowed = new ArrayList<String>();
        for (var route : routes) {
            var ids = route.path.matcher(request.path());
            if (!ids.matches()) continue;
            if (route.method.equals(request.method())) return route.action.apply(request, ids);
            allowed.add(route.method);
        }
        if (allowed.isEmpty()) throw HttpError.notFound("the API has no such path");
        throw HttpError.methodNotAllowed(request.method(), allowed);
    }

    private static boolean isControl(String path) {
        return path.equals(CONTROL) || path.startsWith(CONTROL + "/");
    }

    private static Route route(String method, String path, BiFunction<Request, MatchResult, Response> action) {
        return new Route(method, Pattern.compile(path.replace("{}", "([^/]+)")), action);
    }

    private record Route(String method, Pattern path, BiFunction<Request, MatchResult, Response> action) {}
}
