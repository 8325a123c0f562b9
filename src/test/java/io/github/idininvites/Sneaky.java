package io.github.idininvites;

/** Throws checked exceptions that nobody declares, as Kotlin does. */
final class Sneaky {
    private Sneaky() {}

    /** A checked exception that nobody declares. */
    static final class Checked extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Throws what is no RuntimeException as if it were one. */
    static RuntimeException sneaky(Throwable thrown) {
        throw Sneaky.<RuntimeException>as(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // not checked: that is the trick
    private static <E extends Throwable> E as(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
