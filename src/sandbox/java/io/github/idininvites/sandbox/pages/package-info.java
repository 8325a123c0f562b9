/**
 * What browsers get, by way of {@link io.github.idininvites.sandbox.pages.Pages}.
 *
 * <p>Internal: users of the sandbox need only io.github.idininvites.sandbox, .junit and .samples; may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox.pages;

import org.jspecify.annotations.NullMarked;
