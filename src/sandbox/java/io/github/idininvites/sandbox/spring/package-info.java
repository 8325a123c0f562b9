/**
 * The sandbox in Spring Boot's tests. {@link WithIdinSandbox} sets the properties under {@code idin-invites}, and posts the
 * sandbox's webhooks to the test's server. That server must not speak TLS:
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
 * @WithIdinSandbox
 * class InvitingTest {
 *     @Autowired IdinSandbox sandbox;
 *     @Autowired IdinInvitesClient idin;
 *     @Autowired Answers answers;                         // your AnswerStore, here the one of the webhook guide
 *
 *     @Test
 *     void storesHowAnInvitedPersonAnswers() {
 *         var group = idin.group(idin.groups().create("Company ABC"));
 *         var andre = group.addPerson(
 *                 NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
 *         group.person(andre).sendInvite();
 *
 *         sandbox.identify(andre.id());
 *         sandbox.awaitWebhooks(Duration.ofSeconds(30));
 *
 *         var stored = answers.persons().get(group.id() + "/" + andre.id());
 *         assertThat(stored.result().name().lastName()).isEqualTo("Dijk");
 *     }
 * }
 * }</pre>
 *
 * <p>Tests that share an application context share its sandbox, so assert only about the persons of your own test. The
 * client's library receives the events. What it needs from you is in the guide of its package <a
 * href="https://idininvites.github.io/idin-invites-client/io.github.idininvites/io/github/idininvites/spring/package-summary.html">{@code
 * io.github.idininvites.spring}</a>.
 */
@NullMarked
package io.github.idininvites.sandbox.spring;

import org.jspecify.annotations.NullMarked;
