/**
 * The events that the API posts to a URL of yours. They are unsigned: anybody who knows the URL can post one, so an event is
 * a hint to read the person anew, and the API is the truth.
 *
 * <p>Source: the API's text, "Webhook".
 */
@NullMarked
package io.github.idininvites.webhook;

import org.jspecify.annotations.NullMarked;
