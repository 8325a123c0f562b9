/** For {@code webhook} and {@code bulk} only, and not exported: it is public because two packages use it. */
@NullMarked
package io.github.idininvites.jdbc;

import org.jspecify.annotations.NullMarked;
