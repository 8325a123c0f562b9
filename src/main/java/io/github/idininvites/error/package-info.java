/**
 * What goes wrong, and what it means for the request: every failure of a call is an
 * {@link io.github.idininvites.error.IdinInvitesException}, and each tells by its {@link
 * io.github.idininvites.error.Delivery} whether the request may have landed.
 *
 * <p>Messages and {@code toString} never hold a body, a name, an address, a token or a secret. What the server sent is
 * there, behind accessors.
 */
@NullMarked
package io.github.idininvites.error;

import org.jspecify.annotations.NullMarked;
