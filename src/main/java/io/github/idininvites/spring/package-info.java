/**
 * Spring Boot 3.4 and later: auto-configuration of the client and of webhooks. Without Spring Boot on the class path, none of
 * these classes is loaded.
 *
 * <ul>
 *   <li><b>The client.</b> An application that has no {@link io.github.idininvites.IdinInvitesClient} bean gets one, made of the
 *       properties under {@code idin-invites} and closed with the context. It uses the application's {@code OkHttpClient} and
 *       {@code Clock} bean if there is exactly one of each, and every {@link io.github.idininvites.CallListener} bean. If there is
 *       exactly one {@code ObservationRegistry}, Micrometer observes its calls. Last, every {@link
 *       io.github.idininvites.spring.IdinInvitesClientCustomizer} bean changes its builder.
 *   <li><b>Webhooks.</b> A web application that has an {@link io.github.idininvites.webhook.AnswerStore} bean gets a {@link
 *       io.github.idininvites.webhook.WebhookReceiver} of it and of its beans of type {@code WebhookHandler<GroupUpdated>},
 *       {@code WebhookHandler<GroupDeleted>}, {@code WebhookHandler<PersonDeleted>} and {@code WebhookHandler<WebhookEvent>} (all
 *       other events). The receiver uses the application's {@link io.github.idininvites.webhook.EventLog} bean; else a log in the
 *       database if there is exactly one {@code DataSource}; else a log in memory.
 *   <li><b>The endpoint</b>, {@code POST {idin-invites.webhook.path}/{idin-invites.webhook.path-token}}, on Spring MVC and on
 *       WebFlux. It also serves a {@code WebhookReceiver} bean that the application makes itself, but only if the path token is
 *       set. The endpoint logs each failure by ids, and publishes each {@link io.github.idininvites.webhook.WebhookReply} as an
 *       application event.
 * </ul>
 */
@NullMarked
package io.github.idininvites.spring;

import org.jspecify.annotations.NullMarked;
