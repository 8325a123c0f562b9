/**
 * HTTP: requests, responses and their JSON, forms and paths, and the server that reads and writes them.
 *
 * <p>Internal: users of the sandbox need only io.github.idininvites.sandbox, .junit and .samples; may change at any time.
 */
@NullMarked
package io.github.idininvites.sandbox.http;

import org.jspecify.annotations.NullMarked;
