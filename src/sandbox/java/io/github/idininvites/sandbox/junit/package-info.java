/**
 * The sandbox in JUnit 5 and 6. {@link IdinSandboxExtension} gives each test its own sandbox and client, and closes both:
 *
 * <pre>{@code
 * @ExtendWith(IdinSandboxExtension.class)
 * class InvitingTest {
 *     @Test
 *     void asksAHumanWhenAnInviteMayHaveLanded(IdinSandbox sandbox, IdinInvitesClient client) {
 *         var members = client.group(client.groups().create("Company ABC"));
 *         var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
 *         sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);    // the next request is processed, but not answered
 *
 *         assertThatThrownBy(() -> members.person(member).sendInvite())
 *                 .isInstanceOfSatisfying(ConnectionException.class, e ->
 *                         assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
 *     }
 * }
 * }</pre>
 *
 * <p>For other settings, register the extension in a field, with a builder:
 * {@code @RegisterExtension IdinSandboxExtension idin = new IdinSandboxExtension(IdinSandbox.builder().resultsOnce());}
 *
 * <h2 id="shared">One sandbox for all tests</h2>
 *
 * <p>Often an application must know the sandbox's URL before the application starts. Register one sandbox for all tests in a
 * static field, with {@link IdinSandboxExtension#shared()}:
 *
 * <pre>{@code
 * final class SharedSandboxTest {
 *     @RegisterExtension
 *     static final IdinSandboxExtension IDIN = IdinSandboxExtension.shared();
 *
 *     static final IdinInvitesClient CLIENT = IdinInvitesClient.builder() // your application makes it
 *             .credentials(IDIN.sandbox().keyId(), IDIN.sandbox().keySecret())
 *             .baseUrl(IDIN.sandbox().baseUrl())
 *             .build();
 *
 *     @Test
 *     void createsAGroup(IdinSandbox sandbox) {
 *         CLIENT.groups().create("Company ABC");
 *         assertThat(sandbox.requests()).hasSize(1);
 *     }
 * }
 * }</pre>
 *
 * <p>You can call {@code IDIN.sandbox().baseUrl()} at any time, also in a method with Spring's
 * {@code @DynamicPropertySource}. This sandbox runs until the test run ends, because Spring keeps an application for later test
 * classes. A test may have the sandbox as a parameter, but not the client: your application makes that. For a
 * {@code @SpringBootTest}, {@code @WithIdinSandbox} is simpler.
 */
@NullMarked
package io.github.idininvites.sandbox.junit;

import org.jspecify.annotations.NullMarked;
