/**
 * What the API does: groups, persons and invites, their events, and the token that each call needs.
 *
 * <p>Internal: users of the sandbox need only io.github.idininvites.sandbox, .junit and .samples; may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox.api;

import org.jspecify.annotations.NullMarked;
