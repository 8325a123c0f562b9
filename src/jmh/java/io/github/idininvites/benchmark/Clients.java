package io.github.idininvites.benchmark;

import static com.fasterxml.jackson.databind.DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The clients, each as its users would set it up, but with a connection pool that is large enough for all callers. */
final class Clients {
    static final String KEY_ID = "3b438437-3b0e-4322-8919-49e51d40c38b";
    static final String KEY_SECRET = "a secret of the length that the API's text shows, 54 by";

    static final NewPerson NEW_PERSON =
            NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER);
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(ADJUST_DATES_TO_CONTEXT_TIME_ZONE, FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final SecretKey KEY = new SecretKeySpec(KEY_SECRET.getBytes(UTF_8), "HmacSHA256");
    private static final MediaType MEDIA_TYPE = MediaType.get("application/json");
    private static final String PERSONS = "/idin-invites/v1/groups/" + Answers.GROUP_ID + "/persons";
    private static final String PERSON = PERSONS + "/" + Answers.PERSON_ID;

    private Clients() {}

    /** An Authorization header as JJWT's README makes it. */
    static String authorization() {
        var now = Instant.now();
        return "Bearer "
                + Jwts.builder()
                        .header()
                        .type("JWT")
                        .keyId(KEY_ID)
                        .and()
                        .issuedAt(Date.from(now))
                        .notBefore(Date.from(now))
                        .expiration(Date.from(now.plusSeconds(60)))
                        .signWith(KEY, Jwts.SIG.HS256)
                        .compact();
    }

    private static OkHttpClient.Builder okHttp() {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(1024);
        dispatcher.setMaxRequestsPerHost(1024);
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(256, 5, TimeUnit.MINUTES))
                .dispatcher(dispatcher);
    }

    static IdinInvitesClient client(String url) {
        return IdinInvitesClient.builder()
                .credentials(KEY_ID, KEY_SECRET)
                .baseUrl(url)
                .build();
    }

    static Calls.Sync ours(String url) {
        var group = client(url).group(Answers.GROUP_ID);
        var person = group.person(Answers.PERSON_ID);
        return post -> Objects.requireNonNull(post ? group.addPerson(NEW_PERSON) : person.get());
    }

    static Calls.Async oursAsync(String url) {
        var group = client(url).group(Answers.GROUP_ID);
        var person = group.person(Answers.PERSON_ID);
        return post -> post ? group.addPersonAsync(NEW_PERSON) : person.getAsync();
    }

    private static Request ready(String url, boolean post) throws IOException {
        var request = new Request.Builder()
                .url(url + (post ? PERSONS : PERSON))
                .header("Authorization", authorization())
                .header("Accept", "application/json");
        return (post ? request.post(RequestBody.create(JSON.writeValueAsBytes(NEW_PERSON), MEDIA_TYPE)) : request)
                .build();
    }

    private static int bytes(Response response) throws IOException {
        return ok(response.code(), response.body().bytes()).length;
    }

    private static <T> T ok(int status, T body) {
        if (status != 200) throw new IllegalStateException("status " + status);
        return body;
    }

    /** No JSON and no token: what OkHttp alone costs. */
    static Calls.Sync floor(String url) throws IOException {
        var http = okHttp().build();
        var add = ready(url, true);
        var get = ready(url, false);
        return post -> {
            try (var response = http.newCall(post ? add : get).execute()) {
                bytes(response);
            }
        };
    }

    static Calls.Async floorAsync(String url) throws IOException {
        var http = okHttp().build();
        var add = ready(url, true);
        var get = ready(url, false);
        return post -> {
            var answer = new CompletableFuture<Integer>();
            http.newCall(post ? add : get).enqueue(new Callback() {
                @Override
                public void onResponse(Call call, Response response) throws IOException {
                    int length;
                    try (response) {
                        length = bytes(response);
                    }
                    answer.complete(length);
                }

                @Override
                public void onFailure(Call call, IOException e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer;
        };
    }

    static Calls.Sync okHttpByHand(String url) {
        var http = okHttp().build();
        return post -> {
            var request = new Request.Builder()
                    .url(url + (post ? PERSONS : PERSON))
                    .header("Authorization", authorization())
                    .header("Accept", "application/json");
            if (post) request.post(RequestBody.create(JSON.writeValueAsBytes(NEW_PERSON), MEDIA_TYPE));
            try (var response = http.newCall(request.build()).execute()) {
                ok(response.code(), JSON.readValue(response.body().byteStream(), Person.class));
            }
        };
    }

    static Calls.Sync javaNetHttp(String url) {
        // Without a version it would ask a server without TLS to change to HTTP/2.
        var version = url.startsWith("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
        var http = HttpClient.newBuilder().version(version).build();
        return post -> {
            var request = HttpRequest.newBuilder(URI.create(url + (post ? PERSONS : PERSON)))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", authorization())
                    .header("Accept", "application/json");
            if (post)
                request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(NEW_PERSON)));
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            ok(response.statusCode(), JSON.readValue(response.body(), Person.class));
        };
    }

    private interface RetrofitApi {
        @POST("idin-invites/v1/groups/{group}/persons")
        retrofit2.Call<Person> add(@Path("group") String group, @Body NewPerson person);

        @GET("idin-invites/v1/groups/{group}/persons/{person}")
        retrofit2.Call<Person> get(@Path("group") String group, @Path("person") String person);
    }

    static Calls.Sync retrofit(String url) {
        var http = okHttp().addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", authorization())
                        .build()))
                .build();
        var api = new Retrofit.Builder()
                .baseUrl(url)
                .client(http)
                .addConverterFactory(JacksonConverterFactory.create(JSON))
                .build()
                .create(RetrofitApi.class);
        return post -> {
            var call = post ? api.add(Answers.GROUP_ID, NEW_PERSON) : api.get(Answers.GROUP_ID, Answers.PERSON_ID);
            var response = call.execute();
            ok(response.code(), Objects.requireNonNull(response.body()));
        };
    }

    @Headers("Accept: application/json")
    private interface FeignApi {
        @RequestLine("POST /idin-invites/v1/groups/{group}/persons")
        @Headers("Content-Type: application/json")
        Person add(@Param("group") String group, NewPerson person);

        @RequestLine("GET /idin-invites/v1/groups/{group}/persons/{person}")
        Person get(@Param("group") String group, @Param("person") String person);
    }

    static Calls.Sync feign(String url) {
        var seconds = TimeUnit.SECONDS;
        var api = Feign.builder()
                .client(new feign.okhttp.OkHttpClient(okHttp().build()))
                // OkHttp's own, or Feign builds another OkHttpClient for each call.
                .options(new feign.Request.Options(10, seconds, 10, seconds, true))
                .encoder(new JacksonEncoder(JSON))
                .decoder(new JacksonDecoder(JSON))
                .requestInterceptor(template -> template.header("Authorization", authorization()))
                .target(FeignApi.class, url);
        return post -> Objects.requireNonNull(
                post ? api.add(Answers.GROUP_ID, NEW_PERSON) : api.get(Answers.GROUP_ID, Answers.PERSON_ID));
    }
}
