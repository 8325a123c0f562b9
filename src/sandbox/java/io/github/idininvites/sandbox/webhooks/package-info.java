/**
 * Posts webhooks: keeps each event in a queue, and posts it until it gets a 2xx.
 *
 * <p>Internal, and may change at any time. Users need only io.github.idininvites.sandbox, .junit, .samples and .spring.
 */
@NullMarked
package io.github.idininvites.sandbox.webhooks;

import org.jspecify.annotations.NullMarked;
