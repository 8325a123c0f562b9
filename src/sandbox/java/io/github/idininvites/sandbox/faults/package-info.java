/**
 * Faults: those that are still to happen, and how they change requests, events and the clock.
 *
 * <p>Internal, and may change at any time. Users need only io.github.idininvites.sandbox, .junit, .samples and .spring.
 */
@NullMarked
package io.github.idininvites.sandbox.faults;

import org.jspecify.annotations.NullMarked;
