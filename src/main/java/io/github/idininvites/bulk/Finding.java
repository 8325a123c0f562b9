package io.github.idininvites.bulk;

/**
 * A mistake in a row, found by {@link BulkInvite#check}. Immutable.
 *
 * @param reference the row's reference; for a CSV row without a valid one, its line, such as {@code line 5}
 * @param problem a sentence for people, with the line and the column if the row is from a file; it quotes no name and no address
 */
public record Finding(String reference, String problem) {}
