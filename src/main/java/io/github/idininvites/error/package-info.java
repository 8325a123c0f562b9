/**
 * What to do when a call fails. Every failure of a call is an {@link IdinInvitesException}, and {@link
 * IdinInvitesException#delivery()} says whether the API may have processed the request.
 *
 * <pre>{@code
 * try {
 *     person.sendInvite();
 * } catch (IdinInvitesException e) {
 *     switch (e.delivery()) {
 *         case NOT_SENT -> tryAgainLater(e);           // nobody was e-mailed
 *         case REJECTED -> mend(e);                    // nobody was e-mailed: remove the cause, then try again
 *         case UNKNOWN -> askAHuman(e);                // perhaps the invite was sent: find out before you try again
 *         case ACCEPTED -> askAHuman(e);               // the invite was sent, but the answer is unreadable
 *     }
 *     if (e instanceof DecodingException d) keep(person.id(), d.responseBytes());
 *     if (e instanceof ApiException a) log(a.statusCode(), a.requestId());
 * }
 * }</pre>
 *
 * <p>The client has {@linkplain io.github.idininvites already tried again} where that could do no harm; {@link
 * IdinInvitesException#attempts()} says how often.
 *
 * <h2 id="by-call">By call and delivery</h2>
 *
 * <p>{@link Delivery#NOT_SENT} and {@link Delivery#REJECTED} mean the same for all calls: nothing happened, so remove the cause and
 * call again. The other two differ:
 *
 * <table class="striped"><caption>What to do, by call</caption>
 * <tr><th>call</th><th>{@link Delivery#UNKNOWN}: it may have happened</th><th>{@link Delivery#ACCEPTED}: it happened, and the
 * answer is unreadable</th></tr>
 * <tr><td>{@link io.github.idininvites.Groups#create create}</td>
 * <td>Call again. At worst there is one empty group too many. Nobody is e-mailed.</td>
 * <td>The id is in {@code responseBytes()}: try {@code Group.fromJson}, or read it yourself. Or call again.</td></tr>
 * <tr><td>{@link io.github.idininvites.GroupHandle#addPerson addPerson}</td>
 * <td>Nobody was e-mailed. If you call again, the group may have the person twice, and you do not know the id of the first. So use
 * a new group, or ask CM's support who is in this one.</td>
 * <td>The id is in {@code responseBytes()}: try {@code Person.fromJson}. Do not call again.</td></tr>
 * <tr><td>{@link io.github.idininvites.PersonHandle#sendInvite sendInvite}</td>
 * <td>The person may get a second e-mail if you call again, and none if you do not. Read the person first: if they have answered,
 * they were invited. If not, ask the person or CM's support.</td>
 * <td>The API has accepted the invite and e-mails it. The invite's id and link are in {@code responseBytes()}. Do not call
 * again.</td></tr>
 * <tr><td>{@link io.github.idininvites.PersonHandle#createInviteLink createInviteLink}</td>
 * <td>Nobody was e-mailed, and nobody has the link. If you call again, there may be two invites, and perhaps two to pay.</td>
 * <td>The link is in {@code responseBytes()}: try {@code Invite.fromJson}.</td></tr>
 * <tr><td>{@link io.github.idininvites.PersonHandle#get get}</td>
 * <td>Call again. If the lost answer had the data, and the API returns it only once, the data is gone: {@code
 * succeededWithoutData()} is true. Then ask CM's support, or let the person identify again.</td>
 * <td>{@code responseBytes()} has what came: store it first, then try {@code Person.fromJson}.</td></tr>
 * </table>
 *
 * <p>CM does not document what a second invite does to the first, nor what it costs. Ask CM before you send one. The sandbox's
 * guide says what <a
 * href="https://idininvites.github.io/idin-invites-client/sandbox/io/github/idininvites/sandbox/package-summary.html#assumptions">the
 * sandbox assumes</a>.
 *
 * <p>To invite thousands, use {@link io.github.idininvites.bulk}: its journal records which calls are in doubt.
 *
 * <h2 id="by-exception">By exception</h2>
 *
 * <table class="striped"><caption>Exceptions</caption>
 * <tr><th>exception</th><th>when</th><th>delivery()</th><th>what to do</th></tr>
 * <tr><td>{@link AuthenticationException}</td><td>401</td><td>{@code REJECTED}</td>
 * <td>Check the key id and the secret. The message says if your clock differs from the server's.</td></tr>
 * <tr><td>{@link NotFoundException}</td><td>404</td><td>{@code REJECTED}</td>
 * <td>The group or the person does not exist, or was deleted.</td></tr>
 * <tr><td>{@link RateLimitException}</td><td>429</td><td>{@code REJECTED}</td>
 * <td>Wait for {@code retryAfter()}, then call again.</td></tr>
 * <tr><td>{@link ApiException}</td><td>any other status but 2xx</td>
 * <td>{@code UNKNOWN} for a redirect, 408 and 5xx, because the API does not say; otherwise {@code REJECTED}</td>
 * <td>For {@code REJECTED}, {@code errorMessage()} may have the reason. Give {@code requestId()} to CM's support.</td></tr>
 * <tr><td>{@link ConnectionException}</td><td>no answer came</td><td>{@code NOT_SENT} or {@code UNKNOWN}</td>
 * <td>See the table above, by call.</td></tr>
 * <tr><td>{@link ResultLostException}</td><td>{@code get} read a success without data. An earlier answer to the same call was
 * lost, and may have had the data</td><td>{@code UNKNOWN}</td>
 * <td>Ask CM's support, or let the person identify again.</td></tr>
 * <tr><td>{@link DecodingException}</td><td>2xx, but the body is not as documented</td><td>{@code ACCEPTED}; {@code UNKNOWN} if the
 * body is an HTML page</td>
 * <td>Store {@code responseBytes()} first.</td></tr>
 * </table>
 *
 * <p>Messages and {@code toString} hold no body, name, address, token or secret. {@code responseBody()}, {@code responseBytes()} and
 * {@code errorMessage()} may hold personal data: do not log them.
 *
 * <p>The fault matrix in the repository lists many faults, from a refused connection to broken gzip. For each it says how a POST
 * and a GET end: <a
 * href="https://github.com/idininvites/idin-invites-client/blob/main/src/test/java/io/github/idininvites/proof/faults/fault-matrix.md">fault-matrix.md</a>.
 */
@NullMarked
package io.github.idininvites.error;

import org.jspecify.annotations.NullMarked;
