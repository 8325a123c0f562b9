/** Many events at once, delivered as badly as can be, to two receivers of which one is killed; then all is counted. */
@NullMarked
package io.github.idininvites.proof.flood;

import org.jspecify.annotations.NullMarked;
