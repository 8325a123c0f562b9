package io.github.idininvites.bulk;

/**
 * Something that {@link BulkInvite#check} found wrong with a row.
 *
 * @param reference the row's; of a CSV row that has none, {@code line 5}, say
 * @param problem a sentence for people, with the line and the column of a file; quotes no name and no address
 */
public record Finding(String reference, String problem) {}
