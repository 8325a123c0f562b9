package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.rows;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.bulk.Outcome.Invited;
import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.support.Wire;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How {@link BulkInvite#resolve} takes rows out of doubt. */
final class BulkDoubtsTest extends BulkSetup {
    @Test
    void settlesDoubtsByAHumansWord() {
        for (int i = 0; i < 4; i++) server.whenAdding(i, Wire.DROPPED);
        for (int i = 4; i < 7; i++) server.whenInviting(i, Wire.DROPPED);
        var bulk = bulk();
        assertThat(bulk.run(rows(7)).inDoubt()).isEqualTo(7);
        bulk.resolve("row-0", Resolution.landed("person-0"));
        bulk.resolve("row-1", Resolution.landed());
        bulk.resolve("row-2", Resolution.didNotLand());
        bulk.resolve("row-3", Resolution.giveUp());
        bulk.resolve("row-4", Resolution.landed());
        bulk.resolve("row-5", Resolution.didNotLand());
        bulk.resolve("row-6", Resolution.giveUp());
        assertThat(outcomes(bulk().run(rows(7))))
                .containsExactlyInAnyOrder(
                        invited(0),
                        new NotTried(
                                "row-1",
                                "the person was added, but nobody knows the id: resolve it with landed(personId)"),
                        invited(2),
                        new NotTried("row-3", "it was in doubt, and was given up"),
                        new Invited("row-4", "person-4", null, null),
                        invited(5),
                        new NotTried("row-6", "it was in doubt, and was given up"));
        assertThatIllegalStateException().isThrownBy(() -> bulk.resolve("row-1", Resolution.didNotLand()));
        bulk.resolve("row-1", Resolution.landed("person-1")); // somebody has found the id
        assertThat(outcomes(bulk().run(rows(7)))).contains(invited(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> bulk.resolve("row-0", Resolution.didNotLand()))
                .withMessage("row row-0 must be in doubt, but is INVITED");
        assertThatIllegalArgumentException().isThrownBy(() -> bulk.resolve("row-99", Resolution.didNotLand()));
    }

    @Test
    void opensARejectedRowAgain() {
        server.whenAdding(0, status(402));
        var bulk = bulk();
        assertThat(bulk.run(rows(1)).rejected()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> bulk.resolve("row-0", Resolution.landed("person-0")));
        bulk.resolve("row-0", Resolution.didNotLand());
        assertThat(outcomes(bulk.run(rows(1)))).containsExactly(invited(0));
    }

    @Test
    void resolvesNoRowThatIsInProgress() throws Exception {
        var first = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.onPost = () -> {
            first.countDown();
            awaitLatch(release);
        };
        try (var bulk = bulk()) {
            var future = bulk.runAsync(rows(1));
            assertThat(first.await(60, SECONDS)).isTrue();
            assertThatIllegalStateException().isThrownBy(() -> bulk.resolve("row-0", Resolution.didNotLand()));
            release.countDown();
            assertThat(future.get(60, SECONDS).invited()).isEqualTo(1);
        }
    }

    @Test
    void refusesAnotherPersonsIdForAnInvite() {
        server.whenInviting(0, Wire.DROPPED);
        var bulk = bulk();
        bulk.run(rows(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.resolve("row-0", Resolution.landed("person-9")))
                .withMessage("personId must be that of the journal, but is another");
    }
}
