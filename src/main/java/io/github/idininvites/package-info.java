/**
 * The client and its calls. Make one {@link IdinInvitesClient} and keep it.
 *
 * <pre>{@code
 * try (var idin = IdinInvitesClient.fromEnvironment()) {
 *     Group group = idin.groups().create("Company ABC");
 *     Person andre = idin.group(group).addPerson(
 *             NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER));
 *     Invite invite = idin.group(group).person(andre).sendInvite(); // e-mails Andre a link
 *
 *     Person answer = idin.group(group).person(andre).get();        // later: after a webhook, or by polling
 *     System.out.println(invite.id() + " " + answer.status());      // Optional.empty until Andre answers
 *     System.out.println(answer.result());                          // null until he identifies; prints no personal data
 * }
 * }</pre>
 *
 * <p>{@code NAME} and {@code EIGHTEEN_OR_OLDER} are static imports from {@link io.github.idininvites.model.Attribute}, which lists
 * what you can request.
 *
 * <p>On this page: <a href="#credentials">credentials</a>, <a href="#calls">the calls</a>, <a href="#delivery">what is sent, and
 * how often</a>, <a href="#settings">settings</a>, <a href="#network">proxies and test servers</a>, <a href="#async">async
 * calls</a>, <a href="#closing">closing</a>, <a href="#raw">undocumented calls</a>. Other guides:
 *
 * <ul>
 *   <li>{@link io.github.idininvites.error}: what to do when a call fails
 *   <li>{@link io.github.idininvites.model}: what the API returns, and how to store it
 *   <li><a href="doc-files/waiting.html">Waiting for an answer</a>
 *   <li><a href="doc-files/operation.html">Operation</a>: metrics, traces, logs, alarms, a faster start
 *   <li><a href="doc-files/data-protection.html">Data protection</a>: what is kept where, and for how long
 *   <li><a href="doc-files/compatibility.html">Compatibility and upgrades</a>
 * </ul>
 *
 * <h2 id="credentials">Credentials</h2>
 *
 * <p>CM gives you a key id and a key secret. The client makes a token (JWT, HS256) from them for each request.
 *
 * <ul>
 *   <li>{@link IdinInvitesClient#fromEnvironment()} reads {@code IDIN_INVITES_KEY_ID}, {@code IDIN_INVITES_KEY_SECRET} and, if it
 *       is set and not empty, {@code IDIN_INVITES_BASE_URL}.
 *   <li>{@link IdinInvitesClient#create} takes {@link Credentials}.
 *   <li>{@link IdinInvitesClient#builder()} takes them with other <a href="#settings">settings</a>:
 * </ul>
 *
 * <pre>{@code
 * IdinInvitesClient client = IdinInvitesClient.builder()
 *         .credentials(keyId, keySecret)             // or Credentials.fromEnvironment()
 *         .callTimeout(Duration.ofSeconds(20))       // the whole call; 30 s by default
 *         .attemptTimeout(Duration.ofSeconds(5))     // one attempt; 10 s by default
 *         .userAgent("myshop/1.4")
 *         .build();
 * }</pre>
 *
 * <p>A client holds connections, and many threads may use it at once. With dependency injection, make it a singleton. Its class is
 * final, so no framework can make a proxy of it: {@code @Lazy} at an injection point, request scope and CDI's normal scopes fail.
 * Use CDI's {@code @Singleton}, or inject Spring's {@code ObjectProvider}.
 *
 * <h2 id="calls">The calls</h2>
 *
 * <table class="striped"><caption>Calls</caption>
 * <tr><th>call</th><th>what it does</th></tr>
 * <tr><td>{@link Groups#create idin.groups().create(name)}</td><td>creates a group</td></tr>
 * <tr><td>{@link GroupHandle#addPerson idin.group(group).addPerson(newPerson)}</td><td>adds a person to the group; e-mails
 * nobody</td></tr>
 * <tr><td>{@link PersonHandle#sendInvite idin.group(group).person(person).sendInvite()}</td><td>creates an invite; the API
 * e-mails it to the person</td></tr>
 * <tr><td>{@link PersonHandle#createInviteLink idin.group(group).person(person).createInviteLink()}</td><td>creates an invite
 * and e-mails nobody</td></tr>
 * <tr><td>{@link PersonHandle#get idin.group(group).person(person).get()}</td><td>reads the person, and the result once there is
 * one</td></tr>
 * </table>
 *
 * <p>Say with {@link io.github.idininvites.model.NewPerson#requesting} what the person is asked for. Otherwise they are asked for
 * nothing, and a success has no data.
 *
 * <p>{@code group} and {@code person} take an id, or a record that an earlier call returned. Making a {@link GroupHandle} or a
 * {@link PersonHandle} does not call the API.
 *
 * <p>In the examples from here on, {@code group} is a {@link GroupHandle}, and {@code person} is a {@link PersonHandle}:
 *
 * <pre>{@code
 * Invite invite = person.createInviteLink();          // e-mails nobody: give invite.url() to the person
 * Person answer = person.get();
 * if (answer.status().equals(Optional.of(PersonStatus.SUCCESS))) {
 *     if (answer.succeededWithoutData()) check(answer.id()); // an earlier answer had the data: is it stored?
 *     else keep(answer.id(), answer.result());        // the API may return it only once: store it first
 * }
 * }</pre>
 *
 * <p>CM does not say whether the API returns a person's data more than once. So store what {@code get()} returns before you do
 * anything else. If the client notices that data may be lost, {@code get()}
 * throws a {@link io.github.idininvites.error.ResultLostException}.
 *
 * <p>A sync call runs on the thread that makes it, also on a virtual one. If that thread is interrupted, the call ends within
 * 100 ms, and the thread keeps its interrupt flag.
 *
 * <h2 id="delivery">What is sent, and how often</h2>
 *
 * <pre class="diagram">{@code
 * sendInvite() ──► a fresh signed token ──► OkHttp: a connection, your interceptors ──► API
 *      ▲                                                                                │
 *      ├── a record ◄── 2xx ────────────────────────────────────────────────────────────┤
 *      ├── an exception with delivery() ◄── no answer, or any other status ─────────────┘
 *      │                                          │
 *      └───────── again, until callTimeout ◄──────┘  only if nothing can happen twice
 * }</pre>
 *
 * <p>The API has no idempotency keys, and a second invite may e-mail the person again and cost money. So the client never repeats
 * a POST that the API may have processed:
 *
 * <ul>
 *   <li>It repeats a POST only if nothing of it was sent, or after 429.
 *   <li>It repeats a GET after connection failures, timeouts of an attempt, 408, 429 and 5xx.
 *   <li>{@link RetryPolicy#standard()} allows two retries, after random waits of up to 500 ms and up to 1 s.
 *   <li>The client waits as long as {@code Retry-After} asks if that fits into {@code callTimeout}. If not, it throws at once.
 *   <li>If the API answers 401 and its {@code Date} header shows that your clock is wrong, the client corrects for the difference,
 *       signs a new token and sends the request once more. It keeps the correction only if that request succeeds.
 *   <li>It follows no redirects.
 * </ul>
 *
 * <p>This also holds with your own {@code OkHttpClient}. If an interceptor sends a POST a second time, the interceptor gets an
 * {@code IOException}, and nothing is sent. If an interceptor answers in the server's place, or throws before it lets the request
 * through, the call fails with a {@code ConnectionException} and is not repeated. The client cannot see what an interceptor sends
 * by other means.
 *
 * <p>If your own code tries again, as a job engine does, use {@link GroupHandle#withoutRetries()}.
 *
 * <h2 id="settings">Settings</h2>
 *
 * <table class="striped"><caption>Settings of the client</caption>
 * <tr><th>setting</th><th>default</th><th>what it does</th></tr>
 * <tr><td>{@code credentials(keyId, keySecret)}</td><td>none: required</td><td>signs each request</td></tr>
 * <tr><td>{@code baseUrl(url)}</td><td>{@code https://api.cm.com}</td><td>the server to call: https, or http on a loopback
 * address</td></tr>
 * <tr><td>{@code dangerouslyInsecureBaseUrl(url)}</td><td>none</td><td>a test server on another host over plain http; never with
 * real credentials</td></tr>
 * <tr><td>{@code callTimeout(duration)}</td><td>30 s</td><td>how long a call may take in total, with all attempts and waits</td></tr>
 * <tr><td>{@code attemptTimeout(duration)}</td><td>10 s</td><td>how long one attempt may take, from connecting to the last byte of
 * the answer</td></tr>
 * <tr><td>{@code tokenLifetime(duration)}</td><td>60 s</td><td>how long a token is valid</td></tr>
 * <tr><td>{@code retryPolicy(policy)}</td><td>{@link RetryPolicy#standard()}</td><td>when the client tries again; {@link
 * RetryPolicy#none()} turns retries off</td></tr>
 * <tr><td>{@code maxConcurrentCalls(number)}</td><td>64</td><td>how many async calls run at once; further ones wait</td></tr>
 * <tr><td>{@code maxResponseBytes(number)}</td><td>10 MiB</td><td>how much of an answer the client reads</td></tr>
 * <tr><td>{@code proxy(proxy)}</td><td>the JVM's settings, such as {@code https.proxyHost}</td><td>an HTTP or SOCKS proxy for all
 * calls</td></tr>
 * <tr><td>{@code proxyCredentials(user, password)}</td><td>none</td><td>the user and password for an HTTP proxy</td></tr>
 * <tr><td>{@code keepAlive(duration)}</td><td>30 s</td><td>how long an idle connection is kept; must be below the idle timeout of
 * every load balancer on the way</td></tr>
 * <tr><td>{@code executor(executor)}</td><td>{@code ForkJoinPool.commonPool()}</td><td>where the futures of async calls complete,
 * and so where your continuations run</td></tr>
 * <tr><td>{@code httpClient(okHttpClient)}</td><td>a new one</td><td>your own {@code OkHttpClient}, for its connections, TLS
 * settings and interceptors</td></tr>
 * <tr><td>{@code clock(clock)}</td><td>the system's UTC clock</td><td>the time in tokens</td></tr>
 * <tr><td>{@code listener(listener)}</td><td>none</td><td>is called for each call: <a
 * href="doc-files/operation.html">Operation</a></td></tr>
 * <tr><td>{@code userAgent(application)}</td><td>none</td><td>names your application in {@code User-Agent}, before this
 * library</td></tr>
 * </table>
 *
 * <p>{@link IdinInvitesClient.Builder} says which values each setter takes. {@link IdinInvitesClient#newBuilder()} makes a client
 * with other settings that shares the connections. {@code withTimeout(duration)} on {@link Groups}, {@link GroupHandle}, {@link
 * PersonHandle} and {@link RawCalls} gives single calls another call timeout: {@code
 * person.withTimeout(Duration.ofSeconds(3)).get()}.
 *
 * <h2 id="network">Proxies and test servers</h2>
 *
 * <ul>
 *   <li><b>A proxy.</b> If it cannot be reached or refuses the tunnel, the call fails with {@code NOT_SENT}. Proxy credentials are
 *       sent to the proxy only.
 *   <li><b>A proxy that decrypts TLS.</b> Put its certificate authority into the JVM's truststore ({@code
 *       -Djavax.net.ssl.trustStore}). The client uses that.
 *   <li><b>A mock in another container.</b> {@code baseUrl} takes plain http for loopback addresses only, because anybody on the
 *       way could read the token. Let both containers share a network ({@code network_mode: "service:wiremock"} in Docker Compose,
 *       one pod in Kubernetes) and call {@code http://localhost:8080}. Or give the mock a TLS certificate, and pass an {@code
 *       OkHttpClient} that trusts it to {@code httpClient}.
 *   <li><b>Plain http all the same.</b> With fake credentials only, call {@code
 *       dangerouslyInsecureBaseUrl("http://wiremock:8080")}. The client calls only that host over plain http, and never through a
 *       proxy. The method refuses CM's hosts, and no environment variable sets it.
 * </ul>
 *
 * <h2 id="async">Async calls</h2>
 *
 * <p>Every call has an {@code …Async} twin that returns a {@code CompletableFuture}:
 *
 * <pre>{@code
 * CompletableFuture<Invite> sent = group.addPersonAsync(NewPerson.of("Berta Jansen", "berta@example.com").requesting(NAME))
 *         .thenCompose(added -> group.person(added).sendInviteAsync());
 * }</pre>
 *
 * <ul>
 *   <li>Cancelling the future cancels the call.
 *   <li>{@code callTimeout} starts when you make the call, also if the call has to wait for its turn.
 *   <li>A continuation may block: no call needs the thread that runs it.
 *   <li>Wrong arguments throw at once. Every failure of the call itself completes the future.
 * </ul>
 *
 * <h2 id="closing">Closing</h2>
 *
 * <p>After {@link IdinInvitesClient#close()} the client takes no new calls. {@code close()} waits for those in progress, at most
 * until their {@code callTimeout}. So nothing that you started is lost when the program ends. If the closing thread is
 * interrupted, the client cancels the calls. A framework's shutdown, such as Spring's, therefore takes up to 30 s by default: give
 * it that much, or set a shorter {@code callTimeout}.
 *
 * <h2 id="raw">Undocumented calls</h2>
 *
 * <p>CM's Swagger has calls that its documentation does not describe, such as lists and deletions. {@link RawCalls} makes them,
 * with the same tokens, time limits, exceptions and retries. A PUT, PATCH or DELETE is repeated only when a POST is:
 *
 * <pre>{@code
 * RawAnswer made = idin.raw().post("{\"name\": \"Company ABC\"}", "groups"); // POST /idin-invites/v1/groups
 * Group group = Group.fromJson(made.body().getBytes(UTF_8)); // the body is JSON; or empty, after a 204
 * }</pre>
 *
 * <p>A segment of the path has 1 to 64 letters, digits, {@code -} or {@code _}. There are no query parameters.
 *
 * <p>Source: <a href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's API documentation</a>.
 */
@NullMarked
package io.github.idininvites;

import org.jspecify.annotations.NullMarked;
