package io.github.idininvites.bulk;

/** How far a row is. The names are written into journals. */
enum Step {
    /** Nothing of it was sent. */
    NEW,
    /** A process claimed it, to add the person. Without an outcome it is in doubt. */
    ADDING,
    /** The person was added. */
    ADDED,
    /** A process claimed it, to make the invite. Without an outcome it is in doubt. */
    INVITING,
    INVITED,
    REJECTED,
    /** A call may have landed, and nobody knows. */
    IN_DOUBT,
    /** It was in doubt, and somebody gave it up. */
    GIVEN_UP
}
