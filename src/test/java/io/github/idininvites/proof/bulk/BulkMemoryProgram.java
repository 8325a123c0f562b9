package io.github.idininvites.proof.bulk;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Invites so many persons, counts all outcomes, and says how much memory was in use at the end. */
final class BulkMemoryProgram {
    private BulkMemoryProgram() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        Path journal = Path.of(args[1]);
        int persons = Integer.parseInt(args[2]);
        try (var idin = IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(args[0])
                .build()) {
            var bulk = BulkInvite.builder(idin.group(Docs.GROUP_ID))
                    .journal(Journal.file(journal))
                    .build();
            long began = System.nanoTime();
            var report = bulk.run(IntStream.range(0, persons).mapToObj(BulkMemoryProgram::invitee));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long outcomes;
            try (var all = report.outcomes()) {
                outcomes = all.count();
            }
            System.out.printf(
                    "%s in %.0f s: %d MB in use at the end, %d bytes a row; the journal has %d bytes a row%n",
                    report, seconds, used >> 20, used / persons, Files.size(journal) / persons);
            if (report.invited() != persons || outcomes != persons) System.exit(2);
        }
    }

    private static Invitee invitee(int number) {
        return Invitee.of(
                "customer-" + number,
                NewPerson.of("Person " + number, "person-" + number + "@example.com")
                        .requesting(Attribute.NAME, Attribute.ADDRESS));
    }
}
