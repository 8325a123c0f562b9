/**
 * The web pages of the sandbox. {@link io.github.idininvites.sandbox.pages.Pages} is the entrance.
 *
 * <p>Internal, and may change at any time. Users need only io.github.idininvites.sandbox, .junit, .samples and .spring.
 */
@NullMarked
package io.github.idininvites.sandbox.pages;

import org.jspecify.annotations.NullMarked;
