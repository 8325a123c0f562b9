package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.RetryPolicy;
import io.github.idininvites.bulk.Outcome.InDoubt;
import io.github.idininvites.bulk.Outcome.Invited;
import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.bulk.Outcome.Rejected;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows, with a journal in a file; {@link JournalContract} has the other journals. */
final class BulkInviteTest {
    @TempDir
    Path folder;

    private final BulkServer server = new BulkServer();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("people.journal");
    }

    @AfterEach
    void sendsNothingTwice() {
        assertThat(server.hasAnythingTwice()).isFalse();
        server.close();
    }

    private BulkInvite bulk() {
        return server.bulk(Journal.file(file)).build();
    }

    private static List<Outcome> outcomes(BulkReport report) {
        try (Stream<Outcome> outcomes = report.outcomes()) {
            var all = outcomes.toList();
            assertThat(all)
                    .hasSize((int) (report.invited() + report.rejected() + report.inDoubt() + report.notTried()));
            return all;
        }
    }

    private static Invited invited(int row) {
        return new Invited("row-" + row, "person-" + row, "invite-" + row + "-524a-4a2e-a77a-5f2c27397c3e", null);
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Test
    void invitesEachRowOnceAndNoneAgain() {
        var report = bulk().run(rows(3));
        assertThat(outcomes(report)).containsExactlyInAnyOrder(invited(0), invited(1), invited(2));
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(outcomes(bulk().run(rows(4))))
                .containsExactlyInAnyOrder(invited(0), invited(1), invited(2), invited(3));
        assertThat(server.persons()).isEqualTo(4);
        assertThat(server.invites()).isEqualTo(4);
    }

    @Test
    void invitesOneRowForAJobEngine() {
        try (var bulk = bulk()) {
            assertThat(bulk.invite(row(7))).isEqualTo(invited(7));
            assertThat(bulk.invite(row(7))).isEqualTo(invited(7));
            var report = bulk.run(List.of(row(8)));
            assertThat(outcomes(report)).containsExactlyInAnyOrder(invited(7), invited(8));
        }
        try (var bulk = bulk()) {
            assertThat(bulk.invite(row(7))).isEqualTo(invited(7));
        }
    }

    @Test
    void goesOnBehindTheRowsThatFail() {
        server.whenAdding(0, Wire.DROPPED)
                .whenAdding(1, status(503))
                .whenAdding(2, status(422))
                .whenAdding(3, Wire.json(200, "{}"))
                .whenInviting(4, Wire.DROPPED)
                .whenInviting(5, status(404))
                .whenInviting(6, Wire.json(200, "[]"));
        var report = bulk().run(rows(9));
        assertThat(report.stoppedBy()).isEmpty();
        var expected = new Outcome[] {
            new InDoubt("row-0", "addPerson", null),
            new InDoubt("row-1", "addPerson", null),
            new Rejected("row-2", "addPerson", 422),
            new InDoubt("row-3", "addPerson", null),
            new InDoubt("row-4", "sendInvite", "person-4"),
            new Rejected("row-5", "sendInvite", 404),
            new InDoubt("row-6", "sendInvite", "person-6"),
            invited(7),
            invited(8)
        };
        assertThat(outcomes(report)).containsExactlyInAnyOrder(expected);
        int requests = server.wire.server.getRequestCount();
        assertThat(outcomes(bulk().run(rows(9)))).containsExactlyInAnyOrder(expected);
        assertThat(server.wire.server.getRequestCount())
                .as("nothing leaves in doubt by itself")
                .isEqualTo(requests);
    }

    @Test
    void goesOnBehindARowThatTheClientRefuses() {
        server.whenAdding(0, Wire.json(200, WireJson.PERSON_ADDED.replace(Docs.PERSON_ID, "../..")));
        assertThat(outcomes(bulk().run(rows(2))))
                .containsExactlyInAnyOrder(new Rejected("row-0", "sendInvite", 0), invited(1));
    }

    @Test
    void makesLinksOnly() throws Exception {
        var bulk = server.bulk(Journal.file(file)).linksOnly().build();
        server.whenInviting(1, Wire.DROPPED);
        var all = outcomes(bulk.run(rows(2)));
        assertThat(all).contains(new InDoubt("row-1", "createInviteLink", "person-1"));
        var link = (Invited)
                all.stream().filter(Invited.class::isInstance).findFirst().orElseThrow();
        assertThat(link.url()).startsWith("https://www.cm.com/app/idin-invite/");
        assertThat(link.toString()).doesNotContain("https");
        assertThat(Files.readString(file)).contains(link.url());
        for (int i = 0; i < 4; i++) {
            var body = server.wire.request().getBody().utf8();
            if (body.contains("email\"")) assertThat(body).isEqualTo("{\"email\":false}");
        }
    }

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

    @Test
    void refusesARowThatWasChanged() {
        try (var bulk = bulk()) {
            bulk.run(rows(2));
            var changed = Invitee.of("row-1", NewPerson.of("Somebody else", "row-1@example.com"));
            var refused = new NotTried(
                    "row-1",
                    "name, e-mail address and attributes must be those in the journal for this reference, but are others");
            assertThat(outcomes(bulk.run(List.of(row(0), changed))))
                    .containsExactlyInAnyOrder(invited(0), invited(1), refused);
            assertThat(bulk.invite(changed)).isEqualTo(refused);
        }
        assertThat(server.persons()).isEqualTo(2);
    }

    @Test
    void takesARowThatComesTwiceForOne() {
        var twice = new ArrayList<Invitee>();
        for (int i = 0; i < 50; i++) twice.addAll(Collections.nCopies(3, row(i)));
        assertThat(bulk().run(twice)).hasToString("BulkReport[invited=50, rejected=0, inDoubt=0, notTried=0]");
        assertThat(server.persons()).isEqualTo(50);
    }

    @Test
    void holdsConcurrencyAndGivesEachRowToOneWorker() {
        assertThat(server.bulk(Journal.file(file))
                        .concurrency(3)
                        .build()
                        .run(rows(60))
                        .invited())
                .isEqualTo(60);
        assertThat(server.mostInProgress.get()).isBetween(1, 3);
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
    void tellsProgressAndSurvivesItsListener() {
        var told = Collections.synchronizedList(new ArrayList<Progress>());
        server.whenAdding(1, status(422)).whenAdding(2, Wire.DROPPED);
        var bulk = server.bulk(Journal.file(file))
                .onProgress(progress -> {
                    told.add(progress);
                    throw new IllegalStateException("nobody sees this");
                })
                .build();
        assertThat(bulk.run(rows(6)).stoppedBy()).isEmpty();
        var last = told.get(told.size() - 1);
        assertThat(last).isEqualTo(new Progress(4, 1, 1, 0, 6L, last.perSecond(), true));
        assertThat(last.perSecond()).isPositive();
        assertThat(last.toString()).startsWith("6 of 6 rows: 4 invited, 1 rejected, 1 in doubt, 0 not tried; ");
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

    @Test
    void findsWithoutACallWhatCanBeFound() {
        var rows = List.of(
                row(0),
                row(0),
                Invitee.of(
                        "a",
                        NewPerson.of("A", "ROW-0@example.com").requesting(io.github.idininvites.model.Attribute.NAME)),
                Invitee.of("b", NewPerson.of("B")));
        assertThat(bulk().check(rows.stream()))
                .containsExactly(
                        new Finding("row-0", "reference must be on one row only, but was on an earlier one"),
                        new Finding("row-0", "e-mail address should be on one row only, but was on an earlier one"),
                        new Finding("a", "e-mail address should be on one row only, but was on an earlier one"),
                        new Finding("b", "e-mail address must be there, as the invite is e-mailed, but is not"),
                        new Finding("b", "attributes should be requested, but none is: the result will hold no data"));
        assertThat(server.wire.server.getRequestCount()).isZero();
    }

    @Test
    void findsPersonsOfYourOwnThatAreNone() {
        var rows = List.of(
                Invitee.of("a", () -> NewPerson.of(" ", "a@example.com")),
                Invitee.of("b", () -> NewPerson.of("B", "b.example.com")),
                Invitee.of("c", () -> NewPerson.of("C" + Integer.parseInt("secret"))),
                Invitee.of("row-0", () -> row(0).person()));
        assertThat(bulk().check(rows.stream()))
                .containsExactly(
                        new Finding("a", "name must not be blank, but is"),
                        new Finding("b", "emailAddress must have the form local@domain, but its 13 characters do not"),
                        new Finding(
                                "c",
                                "the person must be made, but that failed: class java.lang.NumberFormatException"));
        assertThat(outcomes(bulk().run(rows)))
                .containsExactlyInAnyOrder(
                        new NotTried("a", "name must not be blank, but is"),
                        new NotTried("b", "emailAddress must have the form local@domain, but its 13 characters do not"),
                        new NotTried(
                                "c", "the person must be made, but that failed: class java.lang.NumberFormatException"),
                        invited(0));
    }

    @Test
    void refusesSettingsOutOfRange() {
        var builder = BulkInvite.builder(server.group());
        assertThatIllegalStateException().isThrownBy(builder::build);
        for (int wrong : new int[] {-1, 0, 10_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.concurrency(wrong))
                    .withMessage("concurrency must be 1 to 10000, but is " + wrong);
            assertThatIllegalArgumentException().isThrownBy(() -> builder.maxPerSecond(wrong));
        }
        assertThatThrownBy(() -> Invitee.of("a\nb", NewPerson.of("A")))
                .hasMessage("reference must have no invisible character, but has one");
        assertThatThrownBy(() -> Invitee.of("", NewPerson.of("A"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Invitee.of("a ", NewPerson.of("A"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Invitee.of("a".repeat(129), NewPerson.of("A")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
