package io.github.idininvites.benchmark;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A bulk run with the file journal on, for some time. A person takes two calls. The journal is in {@code target}. */
final class BulkCalls implements Calls.Bulk {
    private final GroupHandle group;

    BulkCalls(String url) {
        group = Clients.client(url).group(Answers.GROUP_ID);
    }

    @Override
    @SuppressWarnings("SystemOut")
    public Slice run(int callers, long millis) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "bulk");
        Path journal = folder.resolve("journal");
        try (var bulk = BulkInvite.builder(group)
                .journal(Journal.file(journal))
                .concurrency(callers)
                .build()) {
            long cpu = Load.processCpuNanos();
            long began = System.nanoTime();
            long end = began + millis * 1_000_000;
            var report = bulk.run(Stream.iterate(1, number -> number + 1)
                    .takeWhile(number -> System.nanoTime() < end)
                    .map(number -> Invitee.of("row-" + number, Clients.NEW_PERSON)));
            long wall = System.nanoTime() - began;
            long failed = report.rejected() + report.inDoubt() + report.notTried();
            if (failed > 0)
                try (var outcomes = report.outcomes()) {
                    outcomes.filter(outcome -> !(outcome instanceof Outcome.Invited))
                            .limit(5)
                            .forEach(System.err::println);
                }
            return new Slice(2 * report.invited(), failed, wall, Load.processCpuNanos() - cpu, 0, 0, 0, 0);
        } finally {
            Files.deleteIfExists(journal);
            Files.deleteIfExists(folder.resolve("journal.lock"));
            Files.delete(folder);
        }
    }
}
