/**
 * Configures the client and receives webhooks in Spring Boot 3.4 and later, with Spring MVC, with WebFlux, or without a web
 * server. Without Spring Boot on the class path, none of these classes is loaded.
 *
 * <h2 id="client">The client</h2>
 *
 * <p>Add the dependency and two properties, or the environment variables {@code IDIN_INVITES_KEY_ID} and
 * {@code IDIN_INVITES_KEY_SECRET}. Then inject an {@link io.github.idininvites.IdinInvitesClient}:
 *
 * <pre class="properties">{@code
 * idin-invites.key-id=…
 * idin-invites.key-secret=…
 * }</pre>
 *
 * <table class="striped">
 * <caption>Properties</caption>
 * <thead><tr><th scope="col">property</th><th scope="col">default</th><th scope="col">what it does</th></tr></thead>
 * <tbody>
 * <tr><td>{@code idin-invites.key-id}, {@code idin-invites.key-secret}</td><td>none: required</td><td>the key that CM gave
 *   you</td></tr>
 * <tr><td>{@code idin-invites.base-url}</td><td>{@code https://api.cm.com}</td><td>the server to call: https, or http on a
 *   loopback address</td></tr>
 * <tr><td>{@code idin-invites.call-timeout}</td><td>30 s</td><td>how long a call may take in total, with all attempts and
 *   waits</td></tr>
 * <tr><td>{@code idin-invites.attempt-timeout}</td><td>10 s</td><td>how long one attempt may take</td></tr>
 * <tr><td>{@code idin-invites.token-lifetime}</td><td>60 s</td><td>how long a token is valid</td></tr>
 * <tr><td>{@code idin-invites.keep-alive}</td><td>30 s</td><td>how long an idle connection is kept; must be below the idle
 *   timeout of every load balancer on the way</td></tr>
 * <tr><td>{@code idin-invites.max-concurrent-calls}</td><td>64</td><td>how many {@code …Async} calls run at once; further ones
 *   wait</td></tr>
 * <tr><td>{@code idin-invites.user-agent}</td><td>none</td><td>names your application in {@code User-Agent}</td></tr>
 * <tr><td>{@code idin-invites.webhook.path-token}</td><td>none</td><td>the secret at the end of the webhook's URL, made once
 *   with {@code PathToken.create().text()}</td></tr>
 * <tr><td>{@code idin-invites.webhook.path}</td><td>{@code /idin}</td><td>the path before it</td></tr>
 * <tr><td>{@code idin-invites.webhook.create-table}</td><td>{@code false}</td><td>creates the table of the event log at
 *   start-up if it is missing</td></tr>
 * </tbody>
 * </table>
 *
 * <ul>
 *   <li>Write a duration as {@code 20s}; a number without a unit is milliseconds.
 *   <li>The client uses your {@code OkHttpClient}, {@code Clock} and {@code ObservationRegistry} bean if there is exactly one
 *       of each, or one that is {@code @Primary}. It uses all {@link io.github.idininvites.CallListener} beans.
 *   <li>For other settings, make an {@link IdinInvitesClientCustomizer} bean, such as
 *       {@code builder -> builder.retryPolicy(RetryPolicy.none())}. Or make an {@code IdinInvitesClient} bean of your own.
 *   <li>When the application context stops, it closes the client. The client waits for calls in progress, at most until
 *       their {@code call-timeout}.
 * </ul>
 *
 * <h2 id="webhooks">Webhooks</h2>
 *
 * <p>In a web application, make an {@link io.github.idininvites.webhook.AnswerStore} bean. {@code Answers} of the guide {@link
 * io.github.idininvites.webhook} is one:
 *
 * <pre>{@code
 * @Bean
 * Answers answers() {
 *     return new Answers(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
 * }
 * }</pre>
 *
 * <p>Set {@code idin-invites.webhook.path-token}, and give CM {@code https://your.host/idin/} followed by the token. The library
 * then answers {@code POST /idin/{token}}.
 *
 * <ul>
 *   <li><b>Other events.</b> Make beans of type {@code WebhookHandler<PersonDeleted>}, {@code WebhookHandler<GroupUpdated>},
 *       {@code WebhookHandler<GroupDeleted>} or {@code WebhookHandler<WebhookEvent>} (all other events). Without the last,
 *       other events are ignored.
 *   <li><b>The event log.</b> If there is exactly one {@code DataSource}, or one that is {@code @Primary}, the log is in the
 *       database. An {@link io.github.idininvites.webhook.EventLog} bean of your own takes its place. With neither, the log
 *       is in memory, which is enough for one instance.
 *   <li><b>The replies.</b> The library logs each failure as a warning, with ids and types only. It publishes each {@link
 *       io.github.idininvites.webhook.WebhookReply}, except a 404, as an application event: receive it with
 *       {@code @EventListener void on(WebhookReply reply)}. To see why your store threw, log {@code reply.failure()} there. Your
 *       code wrote its message, so it may hold personal data.
 *   <li><b>A receiver of your own.</b> If you make a {@link io.github.idininvites.webhook.WebhookReceiver} bean, the library
 *       uses that. Build it without {@code pathToken}, because the endpoint compares the token. Without the property {@code
 *       path-token} there is no endpoint, and you write the controller.
 * </ul>
 *
 * <h2 id="security">Let events through Spring Security</h2>
 *
 * <p>Spring Security refuses every event unless you let it through:
 *
 * <pre>{@code
 * @Bean
 * @Order(1)                                               // before the rules for your own paths
 * SecurityFilterChain idinSecurity(HttpSecurity http, @Value("${idin-invites.webhook.path:/idin}") String path)
 *         throws Exception {
 *     return http.securityMatcher(path + "/*")
 *             .csrf(csrf -> csrf.disable())               // CM sends no CSRF token
 *             .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()) // the path token is the password
 *             .build();
 * }
 * }</pre>
 *
 * <p>On WebFlux:
 *
 * <pre>{@code
 * @Bean
 * @Order(1)
 * SecurityWebFilterChain idinSecurity(
 *         ServerHttpSecurity http, @Value("${idin-invites.webhook.path:/idin}") String path) {
 *     return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(path + "/*"))
 *             .csrf(csrf -> csrf.disable())
 *             .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
 *             .build();
 * }
 * }</pre>
 *
 * <p>If Spring Security is on the class path, the library sends one request with a wrong token to the endpoint at start-up.
 * It logs a warning if the answer is 401, 403 or a redirect. It cannot check this in a WAR file, or if the server speaks
 * TLS. In Spring's metrics, this request is one 404.
 *
 * <h2 id="tests">Tests</h2>
 *
 * <p>Each {@code @SpringBootTest} needs the two properties too: any id, and any secret of 32 characters or more. Or use
 * {@code @WithIdinSandbox} of the sandbox jar. It sets the properties, and posts the sandbox's webhooks to your test. Its
 * guide is the package <a
 * href="https://idininvites.github.io/idin-invites-client/sandbox/io/github/idininvites/sandbox/spring/package-summary.html">{@code
 * io.github.idininvites.sandbox.spring}</a>.
 *
 * <h2 id="health">A health indicator</h2>
 *
 * <p>Copy this one. It needs {@code spring-boot-starter-actuator}:
 *
 * <pre>{@code
 * @Component
 * record IdinHealth(IdinInvitesClient idin) implements HealthIndicator {
 *     @Override
 *     public Health health() {
 *         try {
 *             idin.group("none").person("none").withTimeout(Duration.ofSeconds(3)).get(); // there is no such person
 *             return Health.unknown().build();
 *         } catch (NotFoundException e) {
 *             return Health.up().build();
 *         } catch (IdinInvitesException e) {
 *             return Health.down().withDetail("failure", e.getMessage()).build(); // ids and status only
 *         }
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>It makes one GET, which creates nothing and reads nobody's data. {@code UP} means that the API answered 404 to a
 *       signed request. It does not prove that the API would accept an invite.
 *   <li>A wrong key makes it {@code DOWN} if the API checks the token first, as the sandbox does; CM does not document that.
 *   <li>Keep it out of the liveness probe: otherwise an outage of the API restarts your application.
 *   <li>In the metric {@code idin.invites.calls} it is a {@code getPerson} with 404: leave those out of alarms.
 *   <li>In Spring Boot 4, import {@code Health} and {@code HealthIndicator} from
 *       {@code org.springframework.boot.health.contributor}; in Spring Boot 3, from {@code
 *       org.springframework.boot.actuate.health}.
 * </ul>
 *
 * <h2 id="production">In production</h2>
 *
 * <ul>
 *   <li>Leave {@code server.shutdown} at {@code graceful}, Boot's default, so that a stop interrupts no handler.
 *   <li>Access logs, and Spring's own logs at DEBUG, show the path token: mask it there. In traces the library masks it.
 *   <li>The endpoint is a controller, so {@code addPathPrefix} for all controllers changes its path. The check at start-up
 *       and {@code @WithIdinSandbox} do not know that prefix.
 * </ul>
 *
 * <h2 id="trouble">What can go wrong</h2>
 *
 * <table class="striped">
 * <caption>Failures</caption>
 * <thead><tr><th scope="col">what you see</th><th scope="col">why</th><th scope="col">what to do</th></tr></thead>
 * <tbody>
 * <tr><td>the application does not start: {@code key-id} and {@code key-secret} must be set</td><td>one of the two is missing
 *   or blank</td><td>Set both, or make an {@code IdinInvitesClient} bean.</td></tr>
 * <tr><td>it does not start: the table of the event log is missing</td><td>the {@code DataSource} does not have it</td><td>The
 *   message holds the SQL. Run it, or set {@code create-table}.</td></tr>
 * <tr><td>it does not start: {@code path-token} must be set</td><td>there is an {@code AnswerStore} bean, but no
 *   token</td><td>Set the token.</td></tr>
 * <tr><td>it does not start: there must be an {@code AnswerStore} bean</td><td>there are only {@code WebhookHandler}
 *   beans</td><td>Make the store: a handler's {@code confirm()} may read data that the API returns only once.</td></tr>
 * <tr><td>it does not start: a {@code WebhookHandler} bean must be for …</td><td>the bean's type names no event, or
 *   {@code PersonUpdated}</td><td>Declare its type, such as {@code WebhookHandler<PersonDeleted>}.</td></tr>
 * <tr><td>it does not start: {@code create-table} must go with …</td><td>there is no {@code AnswerStore} bean, no single
 *   {@code DataSource}, or an {@code EventLog} or receiver of your own</td><td>Remove {@code create-table}, or add what the
 *   message names.</td></tr>
 * <tr><td>a warning that no webhook is received</td><td>the token is set, but there is no {@code AnswerStore} bean</td><td>Make
 *   one, or remove the token.</td></tr>
 * <tr><td>a warning that events must reach the endpoint</td><td>Spring Security refuses them</td><td>Let them through, as
 *   above.</td></tr>
 * <tr><td>a warning with {@code FAILED} or {@code GIVEN_UP}</td><td>your store or handler threw, or the API could not be
 *   asked</td><td>See the guide of {@link io.github.idininvites.webhook}. If {@code storeUnreadable} threw, or your own
 *   receiver has no store, {@code reply.failure()} may hold the only copy of an answer.</td></tr>
 * </tbody>
 * </table>
 */
@NullMarked
package io.github.idininvites.spring;

import org.jspecify.annotations.NullMarked;
