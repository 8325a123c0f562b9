package io.github.idininvites.example;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Finding;
import io.github.idininvites.bulk.Invitees;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.bulk.ProgressDisplay;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.sandbox.IdinSandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Invites everybody in a CSV file, once. Run it again, and it goes on where it was: the journal is beside the file.
 *
 * <p>Without credentials in the environment it runs against a sandbox of its own, which ends with it, and so begins anew each
 * time. With {@code IDIN_INVITES_KEY_ID} and {@code IDIN_INVITES_KEY_SECRET} it runs against the real API, or the server at
 * {@code IDIN_INVITES_BASE_URL}.
 *
 * <p>Arguments: {@code [--anyway] people.csv}. If the file has something wrong in it, nothing is sent without {@code --anyway}.
 */
public final class BulkProgram {
    private final PrintStream out;
    private final boolean anyway;
    private final Path people;

    private BulkProgram(List<String> arguments, PrintStream out) {
        var texts = new ArrayList<>(arguments);
        anyway = texts.remove("--anyway");
        if (texts.size() != 1 || texts.get(0).startsWith("--"))
            throw new IllegalArgumentException("arguments must be [--anyway] people.csv, but are others");
        this.out = out;
        people = Path.of(texts.get(0));
    }

    public static void main(String[] arguments) {
        int exitCode = run(List.of(arguments), System.getenv(), System.out, System.err);
        if (exitCode != 0) System.exit(exitCode);
    }

    /** The exit code: 0 if everybody is invited, 2 if not, or 1 after one line on {@code err}. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            var program = new BulkProgram(arguments, out);
            boolean real = !environment.getOrDefault("IDIN_INVITES_KEY_ID", "").isBlank()
                    || !environment.getOrDefault("IDIN_INVITES_BASE_URL", "").isBlank();
            return real ? program.withServer(environment) : program.withSandbox();
        } catch (IdinInvitesException e) {
            err.println("Failed: " + e.getMessage() + " (delivery: " + e.delivery() + ")");
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("Cannot run: " + e.getMessage());
        } catch (UncheckedIOException | IOException e) {
            err.println("Cannot read or write: " + e.getMessage());
        }
        return 1;
    }

    private int withSandbox() throws IOException {
        try (var sandbox = IdinSandbox.start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            out.println("No credentials in the environment: inviting in the sandbox at " + sandbox.baseUrl());
            Path journal = beside(".sandbox-journal");
            Files.deleteIfExists(journal); // the group that it names ended with the last sandbox
            return invite(idin, journal);
        }
    }

    private int withServer(Map<String, String> environment) {
        var builder = IdinInvitesClient.builder()
                .credentials(
                        environment.getOrDefault("IDIN_INVITES_KEY_ID", ""),
                        environment.getOrDefault("IDIN_INVITES_KEY_SECRET", ""));
        String baseUrl = environment.getOrDefault("IDIN_INVITES_BASE_URL", "");
        if (!baseUrl.isBlank()) builder.baseUrl(baseUrl);
        try (var idin = builder.build()) {
            out.println("Talking to " + idin);
            return invite(idin, beside(".journal"));
        }
    }

    private int invite(IdinInvitesClient idin, Path journalFile) {
        var anyGroup = idin.group("check"); // no call is made
        var findings = BulkInvite.builder(anyGroup)
                .journal(Journal.file(journalFile))
                .build()
                .check(Invitees.fromCsv(people));
        for (Finding finding : findings) out.println("Check      " + finding.reference() + ": " + finding.problem());
        if (!findings.isEmpty() && !anyway) {
            out.println("Nothing was sent. Mend the file, or run again with --anyway to invite the others.");
            return 2;
        }
        BulkReport report = invite(idin, people, journalFile);
        Path csv = beside(".report.csv");
        report.writeCsv(csv);
        out.println("Invited    " + report.invited() + ", rejected " + report.rejected() + ", in doubt "
                + report.inDoubt() + ", not tried " + report.notTried() + "; each in " + csv);
        report.stoppedBy().ifPresent(why -> out.println("Stopped    " + why.getMessage() + ". Run again to go on."));
        try (Stream<Outcome> outcomes = report.outcomes()) {
            outcomes.filter(Outcome.InDoubt.class::isInstance)
                    .limit(20)
                    .forEach(doubt -> out.println("In doubt   " + doubt));
        }
        boolean all = report.stoppedBy().isEmpty() && report.rejected() + report.inDoubt() + report.notTried() == 0;
        return all ? 0 : 2;
    }

    // guide
    static BulkReport invite(IdinInvitesClient idin, Path people, Path journalFile) {
        Journal journal = Journal.file(journalFile); // which calls were made: keep it
        String groupId = journal.groupId() // the group of an earlier run, if there was one
                .orElseGet(() -> idin.groups().create("Company ABC").id());
        try (var bulk = BulkInvite.builder(idin.group(groupId))
                .journal(journal)
                .maxPerSecond(50) // calls; each person takes two
                .onProgress(ProgressDisplay.on(System.err))
                .build()) {
            return bulk.run(Invitees.fromCsv(people));
        }
    }
    // end

    private Path beside(String extension) {
        return people.resolveSibling(people.getFileName().toString().replaceFirst("\\.csv$", "") + extension);
    }
}
