/**
 * Receives webhooks: the events that the API posts to your URL. {@link WebhookReceiver} confirms each event with the API
 * and handles it once.
 *
 * <p>The API posts an event when the status of a group or a person changes, and when one of them is deleted. Events are
 * unsigned, so anybody who knows the URL can post one. A true event comes at least once. It may come late, and events come
 * in any order. So an event is only a hint: the receiver reads the person from the API, gives the answer to your {@link
 * AnswerStore}, and returns the reply for your server to send. It works behind any server. With Spring Boot you need even
 * less code: see {@link io.github.idininvites.spring}. CM describes the events in <a
 * href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">its documentation</a>, "Webhook".
 *
 * <h2 id="example">First example</h2>
 *
 * <p>Ask CM's support to post events to {@code https://your.host/idin/} followed by a secret. Then build one receiver:
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(idin)
 *         .pathToken(PathToken.of(secret))                   // made once with PathToken.create().text()
 *         .eventLog(EventLog.jdbc(dataSource))               // the default is in memory, for a single instance
 *         .answers(store)                                    // your AnswerStore gets what the API says about a person
 *         .on(PersonDeleted.class, received -> {
 *             if (received.confirm().verdict() != Verdict.ABSENT) throw new IllegalStateException("not deleted");
 *             forget(received.event().groupId(), received.event().personId()); // by both: the event may be forged
 *         })
 *         .ignoreOthers()                                    // or otherwise(received -> …)
 *         .build();
 * }</pre>
 *
 * <p>For each request, call {@code receiver.receive(path, body)} and send the {@linkplain WebhookReply#status() status} of its
 * reply. <a href="#behind-your-server">Two complete examples</a> are below.
 *
 * <h2 id="way">What happens to an event</h2>
 *
 * <pre class="diagram">{@code
 * POST /idin/{path token}
 *   │
 *   ├ check the path token            wrong: 404
 *   ├ read the event                  not an event: 400. Larger than 64 KiB: 413
 *   ├ find its handler                there is none: 204
 *   ├ claim it in the EventLog        handled before: 204. Being handled now: 503
 *   ├ GET the person from the API     the call fails, or the person has not answered: 503
 *   ├ call AnswerStore.store          it throws: 503
 *   ├ write to the EventLog           the log fails: 503
 *   ↓
 *  204                                After a 503, CM posts the event again.
 * }</pre>
 *
 * <h2 id="decide">What to decide</h2>
 *
 * <ul>
 *   <li><b>Where to keep answers.</b> Write an {@link AnswerStore}: see <a href="#store">Store answers</a>.
 *   <li><b>Where to remember handled events.</b> In memory, if you run one instance of your application; in a database, if
 *       several instances receive webhooks: see <a href="#each-event-once">Each event once</a>.
 *   <li><b>Which other events you want.</b> Call {@code on(type, handler)} for deletions and for the events of groups: see
 *       <a href="#handlers">Other events</a>. All others, also events of types that this version does not know, go to
 *       {@code otherwise(handler)}. With {@code ignoreOthers()} the receiver replies 204 to them and does nothing else.
 * </ul>
 *
 * <h2 id="store">Store answers</h2>
 *
 * <p>The store is your code. It could look like this:
 *
 * <pre>{@code
 * record Answers(Map<String, Person> persons, List<byte[]> unreadable) implements AnswerStore { // in real life, two tables
 *     @Override
 *     public void store(String groupId, Person answered) {
 *         persons.merge(groupId + "/" + answered.id(), answered, Answers::toKeep);
 *     }
 *
 *     @Override
 *     public boolean isStored(String groupId, Person answered) {
 *         Person stored = persons.get(groupId + "/" + answered.id());
 *         return stored != null && hasData(stored) && !isOlder(stored, answered); // else the person has identified again since
 *     }
 *
 *     @Override
 *     public void storeUnreadable(String groupId, String personId, byte[] body) {
 *         unreadable.add(body);                              // look at it: it is not as documented, and may hold data
 *     }
 *
 *     private static Person toKeep(Person stored, Person answered) { // the newer one, but data is never replaced by none
 *         return isOlder(answered, stored) || (hasData(stored) && !hasData(answered)) ? stored : answered;
 *     }
 *
 *     private static boolean isOlder(Person one, Person other) {
 *         return one.updatedAt() != null && other.updatedAt() != null && one.updatedAt().isBefore(other.updatedAt());
 *     }
 *
 *     private static boolean hasData(Person person) {
 *         return person.result() != null && person.result().hasData();
 *     }
 * }
 * }</pre>
 *
 * <p>CM does not say whether the API returns a person's data more than once. So no event counts as handled before {@code store}
 * has returned:
 *
 * <ul>
 *   <li>If {@code store} throws, the receiver replies 503. It keeps the data in memory for the event's next delivery, for a
 *       day at most. A restart loses it.
 *   <li>If the API says that the person succeeded, but returns no data, the receiver calls {@code isStored}. If that returns
 *       false, the receiver replies 503. Another instance may have read the data, and may get the next delivery. If none has,
 *       the person has to identify again.
 *   <li>If you request no attribute of a person, every success comes without data. Let {@code isStored} return true for that
 *       person.
 *   <li>If a handler confirms another event, such as a forged deletion, the receiver reads the person too. {@code store}
 *       gets that data as well.
 *   <li>If the receiver cannot read an answer, {@code storeUnreadable} gets its bytes. The receiver still replies 503, so
 *       the event comes again, and so may other bytes. Keep them all.
 *   <li>Two answers of one person may come at the same time. Keep the one with the later {@code updatedAt}, but never
 *       replace an answer with data by one without.
 *   <li>A status {@code open} or {@code pending} is not an answer. The receiver replies 503, and the store is not called.
 * </ul>
 *
 * <h2 id="each-event-once">Each event once</h2>
 *
 * <p>The {@link EventLog} remembers handled events for 30 days: the last 100,000 in memory until the process ends, or all in
 * a database. The receiver handles an event again only if its handler failed, or if the process died or the log failed
 * before the log had the event. So write handlers that do no harm when they run twice.
 *
 * <p>The log compares what events say, and not only their ids. So if a forged event has the id of a true one, the true one
 * is still handled.
 *
 * <p>{@link EventLog#jdbc(javax.sql.DataSource) EventLog.jdbc(dataSource)} is tested on PostgreSQL, MariaDB and H2. The
 * database needs this table. The constant {@link EventLog#JDBC_SCHEMA} has the same SQL:
 *
 * <pre class="sql">{@code
 * CREATE TABLE idin_webhook_event (
 *   event_id   VARCHAR(255) NOT NULL PRIMARY KEY,
 *   claimed_by VARCHAR(36),
 *   expires_at NUMERIC(19) NOT NULL
 * );
 * CREATE INDEX idin_webhook_event_expires_at ON idin_webhook_event (expires_at);
 * }</pre>
 *
 * <p>If an instance dies while it handles an event, another may handle that event after five minutes. So a handler must
 * finish in less than five minutes. Give the log a plain {@code DataSource}, not one that takes part in your transactions.
 *
 * <h2 id="handlers">Other events</h2>
 *
 * <p>A {@link WebhookHandler} gets a {@link ReceivedEvent}. If the handler returns, the event counts as handled, even if the
 * handler did nothing. If it throws, the receiver replies 503, and the event comes again. {@link ReceivedEvent#confirm()}
 * asks the API, and {@link Confirmation#verdict()} compares the event with what the API says:
 *
 * <table class="striped">
 * <caption>Verdicts</caption>
 * <thead><tr><th scope="col">verdict</th><th scope="col">what the API says</th></tr></thead>
 * <tbody>
 * <tr><td>{@code CONFIRMED}</td><td>the same</td></tr>
 * <tr><td>{@code STALE}</td><td>something else, because the person changed after the event</td></tr>
 * <tr><td>{@code CONTRADICTORY}</td><td>something else, and no later change explains it; for a deletion: the person still
 *   exists</td></tr>
 * <tr><td>{@code UNFOUNDED}</td><td>there is no such person, or the person has not answered. The event is forged, or came
 *   before the API had the answer, or the person was deleted</td></tr>
 * <tr><td>{@code ABSENT}</td><td>for a deletion: there is no such person in this group. Perhaps there never was: compare the
 *   ids of both the group and the person with yours</td></tr>
 * <tr><td>{@code UNCONFIRMABLE}</td><td>nothing: the API has no documented way to ask about groups or unknown types</td></tr>
 * </tbody>
 * </table>
 *
 * <p>You may also write a handler for {@code PersonUpdated} instead of an {@link AnswerStore}. Then store what {@link
 * Confirmation#answered()} returns, never what the event says. If the person has not answered, {@code answered()} throws. Do
 * not catch that: the receiver replies 503.
 *
 * <h2 id="behind-your-server">Behind your server</h2>
 *
 * <p>The secret at the end of the URL, the {@link PathToken}, is the only credential that an event carries. Make one with
 * {@code PathToken.create().text()}, once, and keep it with your other secrets. Your server's access log shows it: mask it
 * there.
 *
 * <p>With the JDK's {@code HttpServer}. It has no TLS here and few limits, so put a proxy such as nginx before it. Set the
 * property before the JVM makes its first {@code HttpServer}:
 *
 * <pre>{@code
 * System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds: cuts off a sender that stops halfway
 * HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
 * server.setExecutor(Executors.newCachedThreadPool());
 * server.createContext("/idin/", exchange -> {
 *     try (exchange) {
 *         WebhookReply reply = receiver.receive(exchange.getRequestURI().getPath(), exchange.getRequestBody());
 *         if (reply.failure() != null) log(reply);           // its toString shows ids and types only
 *         exchange.sendResponseHeaders(reply.status(), -1);
 *     }
 * });
 * server.start();
 * }</pre>
 *
 * <p>With a servlet that is mapped to {@code /idin/*}:
 *
 * <pre>{@code
 * @Override
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *     WebhookReply reply = receiver.receive(request.getRequestURI(), request.getInputStream());
 *     if (reply.failure() != null) LOG.log(Level.WARNING, reply); // a System.Logger; shows ids and types only
 *     response.setStatus(reply.status());
 * }
 * }</pre>
 *
 * <h2 id="trouble">What can go wrong</h2>
 *
 * <table class="striped">
 * <caption>Replies</caption>
 * <thead><tr><th scope="col">{@link WebhookReply.Outcome}</th><th scope="col">status</th><th scope="col">when</th><th scope="col">what
 * to do</th></tr></thead>
 * <tbody>
 * <tr><td>{@code HANDLED}</td><td>204</td><td>a handler did its work</td><td></td></tr>
 * <tr><td>{@code IGNORED}</td><td>204</td><td>no handler wants the event</td><td></td></tr>
 * <tr><td>{@code REPEATED}</td><td>204</td><td>the event, or the answer that it reports, was handled
 *   before</td><td></td></tr>
 * <tr><td>{@code BUSY}</td><td>503</td><td>another delivery of the event is being handled; or an instance died while it handled
 *   the event, less than five minutes ago</td><td>Nothing: CM posts it again.</td></tr>
 * <tr><td>{@code FAILED}</td><td>503</td><td>your code or {@code confirm()} threw, or the event log failed</td><td>Look at
 *   {@link WebhookReply#failure()}. CM posts the event again.</td></tr>
 * <tr><td>{@code GIVEN_UP}</td><td>204</td><td>the event failed five times at this instance and is a day old. The API has no
 *   reason for the event, or returns a success without data while {@code isStored} is false</td><td>Raise an alarm: the
 *   person may have to identify again.</td></tr>
 * <tr><td>{@code NO_EVENT}</td><td>400</td><td>the body is not an event</td><td>If CM posts such bodies, ask CM.</td></tr>
 * <tr><td>{@code TOO_LARGE}</td><td>413</td><td>the body is larger than 64 KiB</td><td></td></tr>
 * <tr><td>{@code NOT_FOUND}</td><td>404</td><td>the path does not end with the path token</td><td>Compare the URL that CM has
 *   with your token.</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Log each reply that has a failure: {@code toString} of the reply has ids and types only. If your own code threw the
 * failure, the exception's message may hold more.
 *
 * <ul>
 *   <li><b>Floods.</b> However many events name a person, a receiver makes up to six reads of that person, and then one
 *       every ten seconds. So a flood of forged events does not become a flood of calls. Events above that limit get a 503,
 *       or a 204 if the answer that they report was handled before.
 *   <li><b>A store that is down.</b> A receiver keeps the data of 1,000 persons in memory. If your store has failed for so
 *       many, the receiver reads no more persons and replies 503.
 *   <li><b>An unreadable answer that could not be stored.</b> If {@code storeUnreadable} throws, {@code failure()} is the
 *       {@link io.github.idininvites.error.DecodingException} with the only copy of the bytes.
 * </ul>
 *
 * <h2 id="parse">Only read events</h2>
 *
 * <p>To read an event and do nothing more, call {@link Webhooks#parse(byte[]) Webhooks.parse(body)}. An event of an unknown
 * type becomes an {@link WebhookEvent.UnknownEvent}. If the body is not an event, {@code parse} throws a
 * {@link io.github.idininvites.error.DecodingException}.
 */
@NullMarked
package io.github.idininvites.webhook;

import org.jspecify.annotations.NullMarked;
