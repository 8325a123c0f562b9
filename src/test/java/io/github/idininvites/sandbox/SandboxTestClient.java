package io.github.idininvites.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import javax.crypto.spec.SecretKeySpec;

/** Calls a sandbox with the JDK's HTTP client and tokens signed by JJWT. */
public final class SandboxTestClient {
    public static final String GROUPS = "/idin-invites/v1/groups";
    public static final String ANDRE_REQUESTING_NAME = """
            {"name": "Andre van Dijk", "email_address": "andre@example.com", "attributes": {"name": true}}""";

    public static final String ANDRE_REQUESTING_ALL = """
            {"name": "Andre van Dijk", "email_address": "andre@example.com", "attributes": {"identity": true, "name": true,
            "address": true, "18y_or_older": true, "date_of_birth": true, "gender": true, "telephone_number": true,
            "email_address": true}}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final IdinSandbox sandbox;
    private final Clock clock;

    public SandboxTestClient(IdinSandbox sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    public String createGroup() {
        return id(post(GROUPS, "{\"name\": \"Company ABC\"}"));
    }

    public String addPerson(String groupId) {
        return addPerson(groupId, ANDRE_REQUESTING_NAME);
    }

    public String addPerson(String groupId, String body) {
        return id(post(persons(groupId), body));
    }

    public String addInvitedPerson(String groupId) {
        return addInvitedPerson(groupId, ANDRE_REQUESTING_NAME);
    }

    public String addInvitedPerson(String groupId, String body) {
        String personId = addPerson(groupId, body);
        invite(groupId, personId);
        return personId;
    }

    public String addPersonRequesting(String groupId, String... attributes) {
        var body = (ObjectNode) parse(ANDRE_REQUESTING_NAME);
        var requested = body.putObject("attributes");
        for (String attribute : attributes) requested.put(attribute, true);
        return addInvitedPerson(groupId, body.toString());
    }

    public JsonNode invite(String groupId, String personId) {
        return json(ok(post(invites(groupId, personId), "{\"email\": true}")));
    }

    public JsonNode person(String groupId, String personId) {
        return json(ok(get(personPath(groupId, personId))));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> get(String path) {
        return send(authorized(path).build());
    }

    public HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + token());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
    }

    public String token() {
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .type("JWT")
                .keyId(sandbox.keyId())
                .and()
                .issuedAt(Date.from(now))
                .notBefore(Date.from(now))
                .expiration(Date.from(now.plusSeconds(60)))
                .signWith(new SecretKeySpec(sandbox.keySecret().getBytes(UTF_8), "HmacSHA256"), Jwts.SIG.HS256)
                .compact();
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a page as a browser does. */
    public static HttpResponse<String> open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** Sends a form as a browser does, and does not go where the answer leads. */
    public static HttpResponse<String> submit(String url, String form) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    public static String persons(String groupId) {
        return GROUPS + "/" + groupId + "/persons";
    }

    public static String personPath(String groupId, String personId) {
        return persons(groupId) + "/" + personId;
    }

    public static String invites(String groupId, String personId) {
        return personPath(groupId, personId) + "/invites";
    }

    public static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(HttpResponse<String> response) {
        return json(ok(response)).get("id").textValue();
    }

    private static HttpResponse<String> ok(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) return response;
        throw new AssertionError("answered " + response.statusCode() + ": " + response.body());
    }
}
