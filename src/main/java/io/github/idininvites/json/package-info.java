/** Reads and writes JSON, for the client and for {@code fromJson} of the records. Exported to nobody. */
@NullMarked
package io.github.idininvites.json;

import org.jspecify.annotations.NullMarked;
