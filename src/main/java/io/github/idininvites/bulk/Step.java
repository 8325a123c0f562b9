package io.github.idininvites.bulk;

/** How far a row is. The names are written into journals. */
enum Step {
    /** Nothing was sent for the row. */
    NEW,
    /** A process has claimed the row to add the person. Without an outcome the row is in doubt. */
    ADDING,
    /** The person was added. */
    ADDED,
    /** A process has claimed the row to make the invite. Without an outcome the row is in doubt. */
    INVITING,
    INVITED,
    REJECTED,
    /** A call may have landed, but nobody knows. */
    IN_DOUBT,
    /** The row was in doubt, and somebody gave it up. */
    GIVEN_UP
}
