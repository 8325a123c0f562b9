package io.github.idininvites.proof.fleet;

/** What a worker does with a row, and the engine with the rows of a worker that died. */
enum FleetMode {
    /** The engine's default: another worker runs them again. */
    REVIVED,
    /** The engine forgets them. */
    FORGOTTEN,
    /** They run again, and no journal knows what was sent: what happens to those who have none. */
    REVIVED_WITHOUT_JOURNAL
}
