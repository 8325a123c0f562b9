/**
 * HTTP: requests, responses and their JSON, forms and paths, and the server that reads and writes them.
 *
 * <p>Internal, and may change at any time. Users need only io.github.idininvites.sandbox, .junit, .samples and .spring.
 */
@NullMarked
package io.github.idininvites.sandbox.http;

import org.jspecify.annotations.NullMarked;
