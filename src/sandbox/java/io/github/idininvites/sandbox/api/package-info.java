/**
 * What the API does: groups, persons and invites, their events, and the token that each call needs.
 *
 * <p>Internal, and may change at any time. Users need only io.github.idininvites.sandbox, .junit, .samples and .spring.
 */
@NullMarked
package io.github.idininvites.sandbox.api;

import org.jspecify.annotations.NullMarked;
