/**
 * Invites a whole list of persons: once each, also if the program dies in the middle. {@link
 * io.github.idininvites.bulk.BulkInvite} does it, and a {@link io.github.idininvites.bulk.Journal} remembers how far each person
 * is. Nothing here prints a name, an address or a link.
 */
@NullMarked
package io.github.idininvites.bulk;

import org.jspecify.annotations.NullMarked;
