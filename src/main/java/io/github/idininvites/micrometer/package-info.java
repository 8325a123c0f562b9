/** Metrics and traces by Micrometer, which is an optional dependency. */
@NullMarked
package io.github.idininvites.micrometer;

import org.jspecify.annotations.NullMarked;
