/**
 * A local iDIN invites API for tests and first steps: stateful, strict about the documented contract, over real HTTP.
 *
 * <p>It is written from the API's text alone and shares no code with the client, so a misreading of one shows up against
 * the other. Start with {@link io.github.idininvites.sandbox.IdinSandbox}.
 */
@NullMarked
package io.github.idininvites.sandbox;

import org.jspecify.annotations.NullMarked;
