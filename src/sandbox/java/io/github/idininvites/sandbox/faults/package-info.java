/**
 * How faults are made: what is yet to go wrong, and the requests, events and clock that meet it.
 *
 * <p>Internal: users of the sandbox need only io.github.idininvites.sandbox, .junit and .samples; may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox.faults;

import org.jspecify.annotations.NullMarked;
