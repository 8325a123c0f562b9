package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.RetryPolicy;
import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.support.Wire;
import org.junit.jupiter.api.Test;

/** What a bulk run does when the API answers 429. */
final class BulkRateLimitTest extends BulkSetup {
    @Test
    void slowsTheWholeRunOn429AndTriesAgain() {
        server.whenAdding(0, status(429)).whenInviting(1, Wire.status(429, "Retry-After", "1"));
        var report = bulk().run(rows(5));
        assertThat(report).hasToString("BulkReport[invited=5, rejected=0, inDoubt=0, notTried=0]");
        assertThat(server.wire.server.getRequestCount()).isEqualTo(12);
    }

    /** The client would repeat such a call by itself, and the other rows would go on. */
    @Test
    void hearsA429BeforeTheClientsRetriesDo() {
        var group = server.group(client -> client.retryPolicy(RetryPolicy.standard()));
        server.whenAdding(0, Wire.status(429, "Retry-After", "901"));
        var report = BulkInvite.builder(group)
                .journal(Journal.file(file))
                .concurrency(1)
                .build()
                .run(rows(100));
        assertThat(report.stoppedBy().orElseThrow())
                .isInstanceOfSatisfying(
                        RateLimitException.class, e -> assertThat(e.attempts()).isEqualTo(1));
    }

    @Test
    void stopsIfItHearsNothingBut429() {
        for (int i = 0; i < 20; i++) server.whenAdding(0, status(429));
        var report = server.bulk(Journal.file(file)).concurrency(1).build().run(rows(1));
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(RateLimitException.class);
        assertThat(server.wire.server.getRequestCount()).isEqualTo(10);
        assertThat(report.notTried()).isEqualTo(1);
    }

    @Test
    void leavesA429ToTheJobEngine() {
        server.whenAdding(0, status(429));
        try (var bulk = bulk()) {
            assertThat(bulk.invite(row(0)))
                    .isEqualTo(new NotTried("row-0", "nothing was sent yet: run it again (status 429)"));
            assertThat(bulk.invite(row(0))).isEqualTo(invited(0));
        }
    }

    @Test
    void stopsIfItHasToWaitTooLong() {
        server.whenAdding(0, Wire.status(429, "Retry-After", "901"));
        var report = server.bulk(Journal.file(file)).concurrency(1).build().run(rows(100));
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(RateLimitException.class);
        assertThat(report.inDoubt()).isZero();
    }
}
