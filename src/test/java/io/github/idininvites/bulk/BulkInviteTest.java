package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.bulk.Outcome.InDoubt;
import io.github.idininvites.bulk.Outcome.Invited;
import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.bulk.Outcome.Rejected;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of rows, with a journal in a file. {@link JournalContract} has the other journals. */
final class BulkInviteTest extends BulkSetup {
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
}
