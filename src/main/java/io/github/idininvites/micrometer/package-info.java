/**
 * Metrics and traces by Micrometer. It is an optional dependency: {@code io.micrometer:micrometer-observation} 1.14 or later.
 * Spring Boot 3.4 and later include that. Add one listener:
 *
 * <pre>{@code
 * IdinInvitesClient client = IdinInvitesClient.builder()
 *         .credentials(keyId, keySecret)
 *         .listener(new ObservedCalls(observationRegistry))
 *         .build();
 * }</pre>
 *
 * <p>{@linkplain io.github.idininvites.spring In Spring Boot}, the library adds this listener for you.
 *
 * <ul>
 *   <li>Each call is a timer and a span {@code idin.invites.calls}. The span's parent is the one that is current where you make the
 *       call, also for async calls and on virtual threads.
 *   <li>Each attempt is a timer and a span {@code idin.invites.attempts} below it. It is the current span while your OkHttp
 *       interceptors run. So the span of {@code OkHttpObservationInterceptor} is below it, and the tag {@code uri} of that span is
 *       the path without ids.
 *   <li>The tracer's header, such as {@code traceparent}, is sent with each attempt.
 * </ul>
 *
 * <table class="striped"><caption>Tags of both</caption>
 * <tr><th>tag</th><th>value</th></tr>
 * <tr><td>{@code idin.operation}</td><td>{@code createGroup}, {@code addPerson}, {@code sendInvite}, {@code createInviteLink},
 * {@code getPerson} or {@code raw}</td></tr>
 * <tr><td>{@code http.request.method}</td><td>{@code GET}, {@code POST} and so on</td></tr>
 * <tr><td>{@code url.template}</td><td>the path without ids</td></tr>
 * <tr><td>{@code http.response.status_code}</td><td>the status of the last attempt</td></tr>
 * <tr><td>{@code error.type}</td><td>the exception's simple class name</td></tr>
 * <tr><td>{@code idin.delivery}</td><td>the exception's {@link io.github.idininvites.error.Delivery}</td></tr>
 * </table>
 *
 * <p>A tag without a value is {@code none}. Spans also have {@code idin.group}, {@code idin.person}, {@code idin.request_id} and
 * {@code idin.attempts}. No tag holds a name, an address, a link or a token.
 *
 * <p>If an OpenTelemetry agent or Brave instruments OkHttp, you need no listener for traces: it sees one HTTP call for each
 * attempt.
 *
 * <p>What to alarm on: <a href="../doc-files/operation.html#alarms">Operation</a>.
 */
@NullMarked
package io.github.idininvites.micrometer;

import org.jspecify.annotations.NullMarked;
