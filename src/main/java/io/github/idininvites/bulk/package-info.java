/**
 * Bulk invites: {@link BulkInvite} adds a whole list of persons to a group and invites each of them, once.
 *
 * <p>A {@link Journal} remembers how far each person is. If the program dies, run it again with the same journal, group and
 * rows: it goes on where it was, and sends nothing twice. Nothing here prints a name, an address or a link.
 *
 * <h2 id="example">First example</h2>
 *
 * <pre>{@code
 * static BulkReport invite(IdinInvitesClient idin, Path people, Path journalFile) {
 *     Journal journal = Journal.file(journalFile); // how far each person is: keep it
 *     String groupId = journal.groupId() // the group of an earlier run, if there was one
 *             .orElseGet(() -> idin.groups().create("Company ABC").id());
 *     try (var bulk = BulkInvite.builder(idin.group(groupId))
 *             .journal(journal)
 *             .maxPerSecond(50) // calls; each person takes two
 *             .onProgress(ProgressDisplay.on(System.err))
 *             .build()) {
 *         return bulk.run(Invitees.fromCsv(people));
 *     }
 * }
 * }</pre>
 *
 * <p>The columns of the file have the API's names, and are separated by commas or semicolons:
 *
 * <pre class="csv">{@code
 * reference,name,email_address,attributes
 * 1001,Andre van Dijk,andre@example.com,name 18y_or_older
 * }</pre>
 *
 * <p>A complete program around this example is in the repository. This command runs it, in the sandbox or with your
 * credentials, and writes the report beside the file:
 *
 * <pre class="shell">{@code
 * mvn -q test-compile exec:java@bulk -Dexec.args="src/test/resources/people.csv"
 * }</pre>
 *
 * <p>The sandbox that it starts ends with it. To see it go on after a crash, start one with
 * {@code mvn -q test-compile exec:java@sandbox}, set the three variables that it prints, and stop the program while it runs.
 *
 * <h2 id="row">What happens to a row</h2>
 *
 * <pre class="diagram">{@code
 * reference, name, e-mail address, attributes
 *   │
 *   ├ compare with the journal              not a person, or changed since: NotTried
 *   ├ write "addPerson begins"              on the disk or committed before the first byte is sent
 *   ├ call addPerson                        refused: Rejected. It may have landed: InDoubt
 *   ├ write the person's id
 *   ├ write "sendInvite begins"
 *   ├ call sendInvite                       refused: Rejected. It may have landed: InDoubt
 *   ├ write the invite's id
 *   ↓
 * Invited
 * }</pre>
 *
 * <p>After a 429, or if nothing could be sent, the run pauses and makes the call again.
 *
 * <h2 id="decide">What to decide</h2>
 *
 * <ul>
 *   <li><b>The rows.</b> A {@code Stream} or an {@code Iterable} of {@link Invitee Invitee.of(reference, newPerson)}, or
 *       {@link Invitees#fromCsv Invitees.fromCsv(file)}. The list is never held as a whole.
 *   <li><b>The reference.</b> Your own name for the person, such as a customer number. It stands in journals and reports, so
 *       take nothing personal.
 *   <li><b>The journal.</b> {@link Journal#file Journal.file(path)} for one process at a time (a lock keeps others out),
 *       {@link Journal#jdbc Journal.jdbc(dataSource, run)} for <a href="#many-machines">many machines</a>. A file is readable
 *       by its owner only. It holds references, ids and statuses, but no names and no addresses.
 *   <li><b>The speed.</b> {@code maxPerSecond} says how many calls begin in a second at most; each person takes two.
 *       {@code concurrency} says how many calls are in progress at most (32 by default). After a 429 the whole run pauses as
 *       long as the API asks, and then goes more slowly.
 *   <li><b>Who sends the links.</b> By default the API e-mails them. {@code linksOnly()} creates links and e-mails nobody. Each
 *       link is in {@link Outcome.Invited#url()}, and in the journal.
 *   <li><b>Dependencies.</b> CSV files need {@code de.siegmar:fastcsv} (4.4 or newer), and the progress bar needs
 *       {@code me.tongfei:progressbar} (0.10 or newer). Both are optional, so add them to your project. Without the second, and
 *       where there is no terminal, {@link ProgressDisplay} writes plain lines.
 * </ul>
 *
 * <h2 id="check">Before a run</h2>
 *
 * <p>{@link BulkInvite#check bulk.check(rows)} makes no call and lists what is wrong with the rows: names and addresses that
 * cannot be used, references and addresses that come twice, missing addresses, persons of whom nothing is requested; in a file
 * by line and column. It closes the stream, so give {@code run} a new one.
 *
 * <p>If your data may have a blank name or a bad address, write
 * {@code Invitee.of(reference, () -> NewPerson.of(name, address))}. Such a row is then refused by itself, and the others go on.
 *
 * <h2 id="outcomes">After a run</h2>
 *
 * <p>Each row has one {@link Outcome}, in {@link BulkReport#outcomes() report.outcomes()} and in
 * {@link BulkReport#writeCsv report.writeCsv(path)}. Keep {@code Invited.personId()} with your reference: answers and webhooks
 * name the person by it.
 *
 * <table class="striped">
 * <caption>Outcomes</caption>
 * <thead><tr><th scope="col">outcome</th><th scope="col">what happened</th><th scope="col">a later run</th></tr></thead>
 * <tbody>
 * <tr><td>{@code Invited}</td><td>the person was added and invited</td><td>sends nothing</td></tr>
 * <tr><td>{@code Rejected}</td><td>the API refused the person; {@code statusCode()} says how</td><td>sends nothing</td></tr>
 * <tr><td>{@code InDoubt}</td><td>a call may have landed: no answer came, or none that can be read, or the program died in the
 *   middle of it, or another machine is at it now</td><td>sends nothing until you resolve it</td></tr>
 * <tr><td>{@code NotTried}</td><td>no invite was sent; {@code why()} says why: the run stopped before, or the row is
 *   invalid</td><td>goes on, unless the row is invalid or given up</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A row is invalid if it is no person, or if the journal knows another name, address or other attributes under its
 * reference. Nothing is sent for it, and it is in the report beside what the journal knows. To invite a rejected person with a
 * corrected address, use a new reference. To try again with the same data, {@code resolve} the row with {@code didNotLand()}
 * and run again.
 *
 * <h2 id="doubt">Rows in doubt</h2>
 *
 * <pre>{@code
 * BulkReport report = bulk.run(rows);
 * try (Stream<Outcome> outcomes = report.outcomes()) {
 *     outcomes.forEach(outcome -> {
 *         if (outcome instanceof Outcome.InDoubt doubt) askAHuman(doubt); // was addPerson or sendInvite done?
 *     });
 * }
 * bulk.resolve(reference, Resolution.landed(personId));  // the human's word; or landed(), didNotLand(), giveUp()
 * }</pre>
 *
 * <p>When all runs have ended, a human looks into CM's app, or asks CM, what became of each row in doubt. {@link Resolution}
 * says it to the journal. Then run again:
 *
 * <table class="striped">
 * <caption>The human's word</caption>
 * <thead><tr><th scope="col">the call in doubt</th><th scope="col">it landed</th><th scope="col">it did not
 * land</th><th scope="col">nobody knows</th></tr></thead>
 * <tbody>
 * <tr><td>{@code addPerson}</td><td>{@code landed(personId)}</td><td>{@code didNotLand()}</td><td>{@code giveUp()}</td></tr>
 * <tr><td>{@code sendInvite},
 *   {@code createInviteLink}</td><td>{@code landed()}</td><td>{@code didNotLand()}</td><td>{@code giveUp()}</td></tr>
 * </tbody>
 * </table>
 *
 * <h2 id="stop">When a run stops early</h2>
 *
 * <p>{@code run} does not throw when it stops early: look at {@link BulkReport#stoppedBy() report.stoppedBy()}. A failure of
 * one row stops nothing. Once the cause is gone, run again. A run stops if
 *
 * <ul>
 *   <li>the API refuses the credentials or the group,
 *   <li>ten calls in a row are in doubt,
 *   <li>ten pauses in a row end with 429 or with nothing sent. Each is twice as long as the one before, up to a minute, so this
 *       takes four minutes or more,
 *   <li>the API asks to wait for more than 15 minutes,
 *   <li>the journal, the stream of rows or the client fails,
 *   <li>you interrupt its thread or cancel the future of {@code runAsync}, or the JVM gets a SIGTERM. The calls in progress end
 *       and are written down. Give the JVM as long as a {@code callTimeout}.
 * </ul>
 *
 * <p>After a SIGKILL or a power cut, the rows whose call had begun, or was about to begin, are in doubt. They are as many as
 * {@code concurrency} at most, and half as many more without {@code maxPerSecond}.
 *
 * <h2 id="many-machines">On many machines</h2>
 *
 * <p>{@code Journal.jdbc(dataSource, "company-abc")} keeps the journal in a table that any number of processes share. Make the
 * group once, and give its id to all of them. Then call {@code bulk.run} with all rows on each: every row is invited by one of
 * them. {@code maxPerSecond} and the pause after a 429 hold for each process. It is tested on PostgreSQL, MariaDB and H2. The
 * database needs this table, which {@link Journal#JDBC_SCHEMA} has too:
 *
 * <pre class="sql">{@code
 * CREATE TABLE idin_bulk_row (
 *   row_key     VARCHAR(48) NOT NULL PRIMARY KEY,
 *   run_name    VARCHAR(64) NOT NULL,
 *   group_id    VARCHAR(64) NOT NULL,
 *   reference   VARCHAR(128) NOT NULL,
 *   step        VARCHAR(10) NOT NULL,
 *   fingerprint VARCHAR(16) NOT NULL,
 *   person_id   VARCHAR(255),
 *   invite_id   VARCHAR(255),
 *   url         VARCHAR(4000),
 *   status_code INTEGER NOT NULL,
 *   claimed_by  VARCHAR(36),
 *   expires_at  NUMERIC(19) NOT NULL,
 *   changed_at  NUMERIC(19) NOT NULL
 * );
 * }</pre>
 *
 * <ul>
 *   <li><b>A claim lasts 10 minutes.</b> After a machine was killed, {@code resolve} can settle its rows only then. Keep
 *       {@code callTimeout} below 9 minutes, and the machines' clocks less than that apart.
 *   <li><b>A machine that was frozen</b> for more than a minute does not begin the call that it had claimed; a later run does.
 *       A call that it had begun may go out late, but only once.
 * </ul>
 *
 * <p>For more than a few machines there are job engines, such as db-scheduler, Temporal, JobRunr and Spring Batch:
 * <a href="doc-files/job-engine.html">with a job engine</a>.
 */
@NullMarked
package io.github.idininvites.bulk;

import org.jspecify.annotations.NullMarked;
