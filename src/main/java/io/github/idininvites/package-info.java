/**
 * A client for CM.com's iDIN invites API: invite persons to identify with their bank, and read the typed result.
 *
 * <p>One promise: no POST is sent twice by accident, and after a failure you know whether it may have landed.
 *
 * <pre>{@code
 * try (var idin = IdinInvitesClient.create(Credentials.fromEnvironment())) {
 *   Group group   = idin.groups().create("Company ABC");
 *   Person andre  = idin.group(group).addPerson(
 *                     NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER));
 *   Invite invite = idin.group(group).person(andre).sendInvite();
 *   Person answer = idin.group(group).person(andre).get();
 *   answer.status();   // empty until answered
 *   answer.result();   // null until identified
 * }
 * }</pre>
 *
 * <p>Read next: {@link io.github.idininvites.IdinInvitesClient} for the settings, {@link io.github.idininvites.error} for what
 * can go wrong, {@link io.github.idininvites.webhook.WebhookReceiver} for the events.
 */
@NullMarked
package io.github.idininvites;

import org.jspecify.annotations.NullMarked;
