package io.github.idininvites.proof.faults;

/** How a call is stopped while it meets a fault that would last. */
enum Stop {
    INTERRUPT("its thread is interrupted"),
    CLOSE("close() waits for its deadline"),
    CLOSE_INTERRUPTED("close() is interrupted");

    private final String shown;

    Stop(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
