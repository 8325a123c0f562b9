package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The setters of {@code BulkInvite.Builder}, in a file of their own.
 *
 * @param <B> that builder; without a bound, so that no caller is compiled against the name of this class
 */
abstract class BulkBuilder<B> {
    private static final int MOST = 10_000;

    final GroupHandle group;

    @Nullable
    Journal journal;

    int concurrency = 32;
    int maxPerSecond;
    boolean linksOnly;

    @Nullable
    Consumer<Progress> onProgress;

    Duration firstPause = Duration.ofSeconds(1); // tests do not wait so long

    BulkBuilder(GroupHandle group) {
        this.group = group;
    }

    abstract B self();

    /** The journal that remembers how far each row is. Required. */
    public B journal(Journal journal) {
        this.journal = Objects.requireNonNull(journal, "journal must not be null");
        return self();
    }

    /**
     * How many calls of one run are in progress at most: 1 to 10,000, by default 32. A run has that many threads, and one more
     * for the journal. If the process dies, at most that many rows are in doubt, and half as many more if {@link
     * #maxPerSecond(int)} is not set.
     *
     * @throws IllegalArgumentException if {@code calls} is out of range
     */
    public B concurrency(int calls) {
        concurrency = checked("concurrency", calls);
        return self();
    }

    /**
     * How many calls begin per second at most: 1 to 10,000. Each person takes two calls. By default the client makes as many as
     * the API accepts.
     *
     * @throws IllegalArgumentException if {@code calls} is out of range
     */
    public B maxPerSecond(int calls) {
        maxPerSecond = checked("maxPerSecond", calls);
        return self();
    }

    /**
     * Makes links and e-mails nobody: hand out {@link Outcome.Invited#url()} yourself. The API shows each link once, so the journal
     * stores the links too. Whoever can read the journal can use them.
     */
    public B linksOnly() {
        linksOnly = true;
        return self();
    }

    /**
     * Gets the progress of a run: about four times per second while rows finish, and once at the end. It runs on the run's
     * threads, never on two at once, so it must be quick. What it throws is ignored.
     */
    public B onProgress(Consumer<Progress> listener) {
        onProgress = Objects.requireNonNull(listener, "listener must not be null");
        return self();
    }

    private static int checked(String name, int value) {
        if (value >= 1 && value <= MOST) return value;
        throw new IllegalArgumentException(name + " must be 1 to " + MOST + ", but is " + value);
    }
}
