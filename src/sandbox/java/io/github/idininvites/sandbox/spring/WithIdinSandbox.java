package io.github.idininvites.sandbox.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @SpringBootTest} a sandbox: an {@link io.github.idininvites.sandbox.IdinSandbox} bean, started with the context
 * and closed with it.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
 * @WithIdinSandbox
 * class MembersTest {
 *     @Autowired IdinSandbox sandbox;
 *     @Autowired IdinInvitesClient idin;
 * }
 * }</pre>
 *
 * <ul>
 *   <li>It sets {@code idin-invites.key-id}, {@code key-secret}, {@code base-url} and {@code webhook.path-token}, and
 *       overrides what the application sets. The client uses the sandbox's clock.
 *   <li>If the test starts the web server ({@code RANDOM_PORT} or {@code DEFINED_PORT}, without TLS), the sandbox posts its events
 *       to the application's endpoint.
 *   <li>Tests that share a context share its sandbox: look for the persons of your own test only.
 * </ul>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithIdinSandbox {}
