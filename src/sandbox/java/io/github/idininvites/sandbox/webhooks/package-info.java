/**
 * How webhooks go out: each event is queued and posted until it gets a 2xx.
 *
 * <p>Internal: users of the sandbox need only io.github.idininvites.sandbox, .junit and .samples; may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox.webhooks;

import org.jspecify.annotations.NullMarked;
