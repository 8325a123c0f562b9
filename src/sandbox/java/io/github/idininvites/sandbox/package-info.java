/**
 * A local iDIN invites API for tests and first steps: stateful, strict about the documented contract, over real HTTP.
 *
 * <p>It is written from the API's text alone and shares no code with the client, so a misreading of one shows up against
 * the other. Start with {@link io.github.idininvites.sandbox.IdinSandbox}.
 *
 * <p>This package, {@code junit} and {@code samples} are for users. The other packages are internal and may change at any time. They show a
 * reader of the source what is where, which one flat package did not. The price: internal types are public for each other. {@code
 * SandboxArchitectureTest} sees that nobody else uses them.
 */
@NullMarked
package io.github.idininvites.sandbox;

import org.jspecify.annotations.NullMarked;
