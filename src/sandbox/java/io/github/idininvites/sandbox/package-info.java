/**
 * Tests with the sandbox: a local server that behaves like the iDIN invites API. It keeps state, checks tokens, and accepts
 * only documented requests, over real HTTP.
 *
 * <p>The sandbox is written from <a href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's documentation</a>
 * alone and shares no code with the client. So if only one of the two misreads the documentation, they disagree.
 *
 * <p>The sandbox is a separate jar for test scope: add the client's dependency once more, with
 * {@code <classifier>sandbox</classifier>} and {@code <scope>test</scope>}. On the module path it is
 * {@code io.github.idininvites.sandbox}, an automatic module. So your module must also require what the sandbox uses:
 * {@code requires jdk.httpserver; requires java.net.http;}.
 *
 * <h2 id="example">First example</h2>
 *
 * <pre>{@code
 * try (var sandbox = IdinSandbox.start();
 *         var client = IdinInvitesClient.builder()
 *                 .credentials(sandbox.keyId(), sandbox.keySecret())
 *                 .baseUrl(sandbox.baseUrl())
 *                 .build()) {
 *     var members = client.group(client.groups().create("Company ABC"));
 *     var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
 *     members.person(member).sendInvite();
 *
 *     sandbox.identify(member.id());                  // or cancel, fail, expire
 *
 *     assertThat(members.person(member).get().status()).contains(PersonStatus.SUCCESS);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>With JUnit, an {@linkplain io.github.idininvites.sandbox.junit extension} starts and closes sandbox and client.
 *   <li>With Spring Boot, use {@link io.github.idininvites.sandbox.spring.WithIdinSandbox}.
 *   <li>Code that takes a {@code Person} and calls nothing needs no sandbox:
 *       {@link io.github.idininvites.sandbox.samples.SamplePersons}.
 * </ul>
 *
 * <h2 id="sent">See what was sent, and receive webhooks</h2>
 *
 * <pre>{@code
 * sandbox.postWebhooksTo(webhookUrl);             // once your server runs
 * var members = client.group(client.groups().create("Company ABC"));
 * var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
 * members.person(member).sendInvite();
 * sandbox.identify(member.id());
 * sandbox.awaitWebhooks(Duration.ofSeconds(10));  // until your server has answered 2xx to each event
 *
 * assertThat(sandbox.mails()).singleElement().satisfies(mail -> {
 *     assertThat(mail.emailAddress()).isEqualTo("andre@example.com");
 *     assertThat(mail.url()).startsWith(sandbox.baseUrl());
 * });
 * assertThat(sandbox.requests()).filteredOn(request -> request.path().endsWith("/invites")).hasSize(1);
 * }</pre>
 *
 * <ul>
 *   <li>The sandbox keeps the newest 10,000 e-mails that the API would have sent, and the newest 10,000 requests to the API.
 *       Their {@code toString} shows no address, no link and no body, so a failing test does not print these.
 *   <li>It keeps 10,000 events that your webhook URL did not accept. Then it drops the oldest, and {@code awaitWebhooks} and
 *       the sandbox's page say so.
 *   <li>The sandbox deletes nobody. To test your handler of deletions, post an event to your server yourself: {@code {"id":
 *       "e1", "event": "person.deleted", "group": "…", "person": "…", "status": "success", "created":
 *       "2020-01-01T00:00:00+00:00"}}.
 * </ul>
 *
 * <h2 id="settings">Settings</h2>
 *
 * <p>{@link IdinSandbox#builder()} has these settings:
 *
 * <table class="striped">
 * <caption>Settings</caption>
 * <thead><tr><th scope="col">setting of the builder</th><th scope="col">what it does</th></tr></thead>
 * <tbody>
 * <tr><td>{@code port(number)}</td><td>the port to listen on; by default a free one</td></tr>
 * <tr><td>{@code address(address)}</td><td>the address to listen on, {@code 127.0.0.1} by default; {@code 0.0.0.0} listens
 *   on all. Do that only in a network that you trust: whoever reaches the sandbox can act as any person</td></tr>
 * <tr><td>{@code hostName(name)}</td><td>the name by which other machines and containers reach the sandbox, for its URL, its
 *   links and {@code /sandbox}</td></tr>
 * <tr><td>{@code webhookUrl(url)}</td><td>where to post events. An event that gets no 2xx is posted again after 200 ms, 400 ms
 *   and so on, up to every 5 s</td></tr>
 * <tr><td>{@code redirectUrl(url)}</td><td>where the invite's page sends the browser after the person has answered; by
 *   default nowhere</td></tr>
 * <tr><td>{@code resultsOnce()}</td><td>returns a person's data only once, as CM's other iDIN API does</td></tr>
 * <tr><td>{@code clock(clock)}</td><td>the time for tokens, webhooks and the 30 days of an invite: move it instead of
 *   waiting</td></tr>
 * </tbody>
 * </table>
 *
 * <h2 id="faults">Faults</h2>
 *
 * <p>{@link IdinSandbox#inject(Fault) inject(fault)} and {@code inject(fault, number)} make the next request or event fail.
 * Each fault but {@code CLOCK_OFF} happens once, in the order in which you inject them. {@code clearFaults()} drops those that
 * have not happened yet.
 *
 * <table class="striped">
 * <caption>Faults</caption>
 * <thead><tr><th scope="col">fault</th><th scope="col">number</th><th scope="col">what happens</th></tr></thead>
 * <tbody>
 * <tr><td>{@code LANDED_WITHOUT_ANSWER}</td><td></td><td>the request is processed, and the connection closes without an
 *   answer</td></tr>
 * <tr><td>{@code REFUSED}</td><td></td><td>the request is not processed, and the connection closes without an answer. For
 *   the client this looks like {@code LANDED_WITHOUT_ANSWER}, so a POST is {@code UNKNOWN}</td></tr>
 * <tr><td>{@code SLOW}</td><td>seconds</td><td>the request is processed, and the answer comes late</td></tr>
 * <tr><td>{@code TRUNCATED}</td><td></td><td>the request is processed, and the connection closes in the middle of the
 *   answer</td></tr>
 * <tr><td>{@code TOO_MANY_REQUESTS}</td><td>seconds</td><td>the answer is 429, with the number as {@code Retry-After}</td></tr>
 * <tr><td>{@code SERVER_ERROR}</td><td>500 to 599</td><td>the answer has this status</td></tr>
 * <tr><td>{@code CLOCK_OFF}</td><td>seconds</td><td>from now on the sandbox's clock is wrong by this much; 0 corrects it. The
 *   {@code Date} of its answers stays right, because the JDK's server sets it, so every call fails with 401. To test the
 *   client's correction, give the client a {@code Clock.offset(…)}</td></tr>
 * <tr><td>{@code WEBHOOK_DUPLICATED}</td><td></td><td>the event is posted twice</td></tr>
 * <tr><td>{@code WEBHOOK_OUT_OF_ORDER}</td><td></td><td>the event is posted after the next event</td></tr>
 * <tr><td>{@code WEBHOOK_LATE}</td><td>seconds</td><td>the event is posted late, by the sandbox's clock</td></tr>
 * <tr><td>{@code WEBHOOK_UNKNOWN_TYPE}</td><td></td><td>an event of an unknown type is posted before the event</td></tr>
 * <tr><td>{@code WEBHOOK_MALFORMED}</td><td></td><td>broken JSON is posted first, then the event</td></tr>
 * </tbody>
 * </table>
 *
 * <h2 id="assumptions">What it assumes</h2>
 *
 * <p>CM does not document what a second invite does to the first. Ask CM before you rely on what the sandbox assumes:
 *
 * <ul>
 *   <li>The second invite has its own link and its own e-mail.
 *   <li>Each link works until its own end, or until the person answers by either link.
 *   <li>The person expires when the later invite ends.
 *   <li>A person who has answered cannot be invited again: the answer is 422.
 * </ul>
 *
 * <h2 id="program">The sandbox as a program</h2>
 *
 * <p>The sandbox is also a program, which works with any programming language. The jar with the classifier {@code
 * sandbox-app} needs Java 17 or later and nothing else. Its arguments are a port and a webhook URL, both optional. It prints
 * its URL, its key id, its key secret, and a {@code curl} command to try:
 *
 * <pre class="shell">{@code
 * java -jar idin-invites-client-0.1.0-SNAPSHOT-sandbox-app.jar 8080 http://localhost:9000/hooks
 * }</pre>
 *
 * <p>In a clone, {@code mvn install -DskipTests} puts the jar into {@code target}, and {@code mvn -q test-compile
 * exec:java@sandbox -Dexec.args="8080"} starts the same program without the jar. Any HTTP client on the same machine can do
 * over HTTP what the tests above do in Java, for example inject a fault:
 *
 * <pre class="shell">{@code
 * curl -i http://127.0.0.1:8080/sandbox/faults -H 'Content-Type: application/json' -d '{"fault": "slow", "number": 3}'
 * }</pre>
 *
 * <table class="striped">
 * <caption>Requests to the sandbox itself</caption>
 * <thead><tr><th scope="col">request</th><th scope="col">what it does</th></tr></thead>
 * <tbody>
 * <tr><td>{@code GET /sandbox/mails}</td><td>the e-mails that the API would have sent, the oldest first: address, name, ids,
 *   link and time</td></tr>
 * <tr><td>{@code GET /sandbox/requests}</td><td>the requests to the API, the oldest first: method, path, body, time, and the
 *   status of the answer; {@code null} if a fault closed the connection without one</td></tr>
 * <tr><td>{@code POST /sandbox/faults}</td><td>injects a fault, {@code "times"} times; {@code GET} lists the faults that have
 *   not happened yet, {@code DELETE} drops them</td></tr>
 * <tr><td>{@code POST /sandbox/persons/{id}/identify}</td><td>identifies the person as Andre, or as the citizen in the body:
 *   {@code {"issuer_id": "INGBNL2A", "name": {"last_name": "Jansen"}}}</td></tr>
 * <tr><td>{@code POST /sandbox/persons/{id}/cancel}</td><td>lets the person cancel. {@code /fail} and
 *   {@code /expire} do the same for the other answers</td></tr>
 * <tr><td>{@code POST /sandbox/webhook-url}</td><td>from now on posts events to {@code {"url":
 *   "http://localhost:9000/hooks"}}</td></tr>
 * <tr><td>{@code POST /sandbox/webhooks/{event id}/redeliver}</td><td>posts an event again</td></tr>
 * </tbody>
 * </table>
 *
 * <p>These requests need no token. The sandbox refuses them if their {@code Host} is not {@code 127.0.0.1}, {@code
 * localhost}, {@code [::1]} or the sandbox's {@code hostName}, or if the page of another website sends them. So no other
 * website in your browser can use them, not even by DNS rebinding.
 *
 * <h2 id="browser">In a browser</h2>
 *
 * <p>You can also play the invited person: open the invite's {@code url}, then identify as one of six ready persons or with
 * data that you fill in, cancel, or fail. The page {@code /sandbox} shows groups, persons, the e-mails that the API would
 * have sent, and webhooks with each attempt, as they happen. A page has ten groups, with twenty persons of each at a time.
 *
 * <h2 id="container">In a container</h2>
 *
 * <p>In a container the sandbox has to listen on all addresses, and other containers reach it by a name. {@code --address}
 * and {@code --host-name} set both. There is no published image. This Dockerfile makes one:
 *
 * <pre class="dockerfile">{@code
 * FROM eclipse-temurin:21-jre
 * COPY idin-invites-client-*-sandbox-app.jar /sandbox.jar
 * EXPOSE 8080
 * ENTRYPOINT ["java", "-jar", "/sandbox.jar", "8080", "--address", "0.0.0.0", "--host-name", "sandbox"]
 * }</pre>
 *
 * <p>Publish the container's port under the same number, because the links of invites contain it. If only your own machine
 * calls the container, leave out {@code --host-name}: the links then have {@code 127.0.0.1}. A client in another container
 * calls it with {@code dangerouslyInsecureBaseUrl("http://sandbox:8080")}.
 *
 * <h2 id="packages">Packages</h2>
 *
 * <p>This package, {@link io.github.idininvites.sandbox.junit}, {@link io.github.idininvites.sandbox.samples} and
 * {@link io.github.idininvites.sandbox.spring} are for users. The others in the jar are internal and may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox;

import org.jspecify.annotations.NullMarked;
