package io.github.idininvites.proof.soak;

/** What the server saw of each call, and did. */
final class ServerLedger {
    private static final int BITS = 8;
    private static final int MOST = (1 << BITS) - 1;
    private static final int REDIRECTED = 1 << 24;
    private static final int TOLD_WRONG_TIME = 1 << 25;
    private static final int ANOTHERS_TIME = 1 << 26;

    private final IntPerCall cells = new IntPerCall();

    /** What is known of one call. */
    record Entry(int arrived, int mayRepeat, int processed, boolean redirected, boolean anothersTime) {
        boolean landed() {
            return processed > 0;
        }
    }

    /** A whole request was read. Returns how many there were of this call before. */
    int arrived(int call) {
        int before = entry(call).arrived();
        cells.update(call, cell -> cell + 1);
        return before;
    }

    /** It is answered that it was not done and may come again. */
    void mayRepeat(int call) {
        cells.update(call, cell -> cell + (1 << BITS));
    }

    void processed(int call) {
        cells.update(call, cell -> cell + (1 << (2 * BITS)));
    }

    /** It came where only a redirect points to. */
    void redirected(int call) {
        cells.update(call, cell -> cell | REDIRECTED);
    }

    /** It is answered with a Date that is hours off, which its next token may follow. */
    void toldWrongTime(int call) {
        cells.update(call, cell -> cell | TOLD_WRONG_TIME);
    }

    /** Its token is hours off. If that is not its own doing, it is the doing of another call. */
    void wrongTime(int call) {
        cells.update(call, cell -> (cell & TOLD_WRONG_TIME) == 0 ? cell | ANOTHERS_TIME : cell);
    }

    Entry entry(int call) {
        int cell = cells.get(call);
        return new Entry(
                cell & MOST,
                (cell >> BITS) & MOST,
                (cell >> (2 * BITS)) & MOST,
                (cell & REDIRECTED) != 0,
                (cell & ANOTHERS_TIME) != 0);
    }

    long bytes() {
        return cells.bytes();
    }
}
