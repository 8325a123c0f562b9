package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.InvitesApi;
import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.api.TokenCheck;
import io.github.idininvites.sandbox.http.HttpError;
import io.github.idininvites.sandbox.http.LocalCheck;
import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.Response;
import io.github.idininvites.sandbox.http.SandboxPaths;
import io.github.idininvites.sandbox.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Maps each path and method to its code, and checks who may call it. */
final class Router {
    private final TokenCheck tokenCheck;
    private final LocalCheck localCheck;
    private final List<Route> routes;

    Router(TokenCheck tokenCheck, LocalCheck localCheck, InvitesApi api, ControlApi control, Pages pages) {
        this.tokenCheck = tokenCheck;
        this.localCheck = localCheck;
        routes = Stream.of(api(api), control(control), pages(pages))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> api(InvitesApi api) {
        return List.of(
                route("POST", SandboxPaths.GROUPS, (request, ids) -> api.createGroup(request)),
                route("POST", SandboxPaths.PERSONS, (request, ids) -> api.addPerson(request, ids.group(1))),
                route("GET", SandboxPaths.PERSON, (request, ids) -> api.getPerson(ids.group(1), ids.group(2))),
                route(
                        "POST",
                        SandboxPaths.INVITES,
                        (request, ids) -> api.sendInvite(request, ids.group(1), ids.group(2))));
    }

    private static List<Route> control(ControlApi control) {
        return List.of(
                route("GET", SandboxPaths.MAILS, (request, ids) -> control.mails()),
                route("GET", SandboxPaths.REQUESTS, (request, ids) -> control.requests()),
                route("GET", SandboxPaths.FAULTS, (request, ids) -> control.queuedFaults()),
                route("POST", SandboxPaths.FAULTS, (request, ids) -> control.injectFault(request)),
                route("DELETE", SandboxPaths.FAULTS, (request, ids) -> control.clearFaults()),
                route("POST", SandboxPaths.IDENTIFY, (request, ids) -> control.identify(request, ids.group(1))),
                act(SandboxPaths.CANCEL, control, PersonStatus.CANCELLED),
                act(SandboxPaths.FAIL, control, PersonStatus.FAILURE),
                act(SandboxPaths.EXPIRE, control, PersonStatus.EXPIRED),
                route("POST", SandboxPaths.REDELIVER_WEBHOOK, (request, ids) -> control.redeliver(ids.group(1))),
                route("POST", SandboxPaths.WEBHOOK_URL, (request, ids) -> control.postWebhooksTo(request)));
    }

    private static List<Route> pages(Pages pages) {
        return List.of(
                route("GET", SandboxPaths.INVITE_PAGE + "{}", (request, ids) -> pages.invite(ids.group(1))),
                route(
                        "POST",
                        SandboxPaths.INVITE_PAGE + "{}",
                        (request, ids) -> pages.answerInvite(request, ids.group(1))),
                route("GET", SandboxPaths.OPERATOR_PAGE, (request, ids) -> pages.operator("1")),
                route("GET", SandboxPaths.OPERATOR_PAGES, (request, ids) -> pages.operator(ids.group(1))),
                route(
                        "GET",
                        SandboxPaths.OPERATOR_PAGES + SandboxPaths.VIEW,
                        (request, ids) -> pages.operatorView(request, ids.group(1))),
                route("GET", SandboxPaths.GROUP_PAGES, (request, ids) -> pages.group(ids.group(1), ids.group(2))),
                route(
                        "GET",
                        SandboxPaths.GROUP_PAGES + SandboxPaths.VIEW,
                        (request, ids) -> pages.groupView(request, ids.group(1), ids.group(2))),
                route("POST", SandboxPaths.REDELIVER_FORM, (request, ids) -> pages.redeliver(request)),
                route("GET", SandboxPaths.STYLE, (request, ids) -> pages.style()),
                route("GET", SandboxPaths.SCRIPT, (request, ids) -> pages.script()));
    }

    private static Route act(String path, ControlApi control, PersonStatus status) {
        return route("POST", path, (request, ids) -> control.answer(ids.group(1), status, null));
    }

    Response respond(Request request) {
        try {
            if (request.path().startsWith(SandboxPaths.API)) tokenCheck.check(request.headers("Authorization"));
            if (isControl(request.path())) localCheck.check(request);
            return dispatch(request);
        } catch (HttpError e) {
            return e.response();
        } catch (RuntimeException | StackOverflowError e) {
            return Response.failure(e);
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
        return path.equals(SandboxPaths.CONTROL) || path.startsWith(SandboxPaths.CONTROL + "/");
    }

    private static Route route(String method, String path, BiFunction<Request, MatchResult, Response> action) {
        return new Route(method, Pattern.compile(path.replace("{}", "([^/]+)")), action);
    }

    private record Route(String method, Pattern path, BiFunction<Request, MatchResult, Response> action) {}
}
