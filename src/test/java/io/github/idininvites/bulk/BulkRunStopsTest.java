package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.support.OnThread;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a bulk run stops before its end, and what it leaves for the next run. */
final class BulkRunStopsTest extends BulkSetup {
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void stopsEarlyForWhatConcernsAll(int code) {
        server.whenAdding(0, status(code));
        var report = server.bulk(Journal.file(file)).concurrency(1).build().run(rows(200));
        assertThat(report.stoppedBy().orElseThrow())
                .isInstanceOf(
                        code == 401
                                ? AuthenticationException.class
                                : code == 404 ? NotFoundException.class : ApiException.class);
        assertThat(outcomes(report))
                .contains(new NotTried("row-0", "nothing was sent yet: run it again"))
                .hasSizeLessThan(10);
        assertThat(bulk().run(rows(200)).invited()).isEqualTo(200);
    }

    @Test
    void stopsIfTenCallsInARowSayNothing() {
        for (int i = 0; i < 100; i++) server.whenAdding(i, status(500));
        var report = server.bulk(Journal.file(file)).concurrency(1).build().run(rows(100));
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(ApiException.class);
        assertThat(report.inDoubt()).isBetween(10L, 12L);
        assertThat(report.invited()).isZero();
    }

    @Test
    void doesNotStopForDoubtsBetweenAnswers() {
        for (int i = 0; i < 100; i += 2) server.whenAdding(i, status(500));
        var report = server.bulk(Journal.file(file)).concurrency(1).build().run(rows(100));
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report).hasToString("BulkReport[invited=50, rejected=0, inDoubt=50, notTried=0]");
    }

    @Test
    void putsRowsBackWhileNothingCanBeSentAndStops() {
        var group = server.group(client -> client.baseUrl("http://127.0.0.1:1"));
        var builder = BulkInvite.builder(group).journal(Journal.file(file));
        builder.firstPause = Duration.ofMillis(1);
        var bulk = builder.build();
        var report = bulk.run(rows(50));
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(ConnectionException.class);
        assertThat(report.inDoubt()).isZero();
        assertThat(outcomes(report)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(NotTried.class));
        assertThat(bulk.invite(row(0)))
                .isEqualTo(new NotTried("row-0", "nothing was sent yet: run it again (ConnectionException)"));
        bulk.close();
        assertThat(bulk().run(rows(50)).invited()).isEqualTo(50);
    }

    @Test
    void stopsCleanlyWhenItsThreadIsInterrupted() throws Exception {
        var first = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.onPost = () -> {
            first.countDown();
            awaitLatch(release);
        };
        var read = new AtomicInteger();
        var run = OnThread.start(() -> {
            var report = bulk().run(rows(200).stream().peek(row -> read.incrementAndGet()));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return report;
        });
        assertThat(first.await(60, SECONDS)).isTrue();
        run.interrupt();
        release.countDown();
        var report = run.value();
        assertThat(read.get()).as("rows that were read").isLessThan(60);
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(CancellationException.class);
        assertThat(report.inDoubt()).isZero();
        server.onPost = () -> {};
        assertThat(bulk().run(rows(200)).invited()).isEqualTo(200);
    }

    @Test
    void stopsCleanlyWhenTheFutureIsCancelled() throws Exception {
        var first = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.onPost = () -> {
            first.countDown();
            awaitLatch(release);
        };
        var ended = new CompletableFuture<Progress>();
        var bulk = server.bulk(Journal.file(file))
                .onProgress(progress -> {
                    if (progress.ended()) ended.complete(progress);
                })
                .build();
        var future = bulk.runAsync(rows(200));
        assertThat(first.await(60, SECONDS)).isTrue();
        future.cancel(true);
        release.countDown();
        assertThat(ended.get(60, SECONDS).inDoubt()).isZero();
        server.onPost = () -> {};
        assertThat(bulk.runAsync(rows(200)).get(60, SECONDS).invited()).isEqualTo(200);
    }

    @Test
    void endsWithTheStreamThatFails() {
        var broken = Stream.concat(rows(5).stream(), Stream.<Invitee>generate(() -> {
            throw new IllegalStateException("the database is gone");
        }));
        var report = bulk().run(broken);
        assertThat(report.stoppedBy().orElseThrow()).hasMessage("the database is gone");
        assertThat(report.inDoubt()).isZero();
        assertThat(bulk().run(rows(5)).invited()).isEqualTo(5);
    }

    @Test
    void closesTheStream() {
        var closed = new CompletableFuture<String>();
        bulk().run(rows(2).stream().onClose(() -> closed.complete("closed")));
        assertThat(closed).isCompletedWithValue("closed");
    }

    @Test
    void sendsNothingOnceTheClientIsClosed() {
        var client = server.wire.client();
        var bulk = BulkInvite.builder(client.group(server.group().id()))
                .journal(Journal.file(file))
                .build();
        client.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> bulk.invite(row(9)))
                .withMessage("this client is closed; make calls before close()");
        bulk.close();
        var report = bulk.run(rows(5));
        assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(IllegalStateException.class);
        assertThat(report.inDoubt()).isZero();
        assertThat(server.wire.server.getRequestCount()).isZero();
    }
}
