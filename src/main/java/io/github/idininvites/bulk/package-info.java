/**
 * Bulk invites: {@link BulkInvite} adds a whole list of persons to a group and invites each of them, once.
 *
 * <p>A {@link Journal} records which calls were made for each person. If the program dies, run it again with the same
 * journal, group and rows: it goes on where it stopped, and sends nothing twice. Nothing in this package prints a name, an
 * address or a link.
 *
 * <h2 id="example">First example</h2>
 *
 * <pre>{@code
 * static BulkReport invite(IdinInvitesClient idin, Path people, Path journalFile) {
 *     Journal journal = Journal.file(journalFile); // which calls were made: keep it
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
 * <p>The columns of the file have the API's names, separated by commas or semicolons. The words in
 * the last column are those of {@link io.github.idininvites.model.Attribute}:
 *
 * <pre class="csv">{@code
 * reference,name,email_address,attributes
 * 1001,Andre van Dijk,andre@example.com,name 18y_or_older
 * }</pre>
 *
 * <p>The repository has a complete program around this example. This command runs it, with the sandbox or with the
 * credentials in your environment, and writes the report beside the file:
 *
 * <pre class="shell">{@code
 * mvn -q test-compile exec:java@bulk -Dexec.args="src/test/resources/people.csv"
 * }</pre>
 *
 * <p>The program's own sandbox ends with the program. To see a run go on after a crash, start a separate sandbox with {@code
 * mvn -q test-compile exec:java@sandbox}, and set the three variables that the sandbox prints. Then kill the program while
 * it runs, and start it again.
 *
 * <h2 id="row">What happens to a row</h2>
 *
 * <pre class="diagram">{@code
 * reference, name, e-mail address, attributes
 *   │
 *   ├ compare with the journal              not a person, or changed since: NotTried
 *   ├ write "addPerson begins"              on the disk, or committed, before the call begins
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
 *       {@link Invitees#fromCsv Invitees.fromCsv(file)}. The whole list is never in memory.
 *   <li><b>The reference.</b> Your own key for the person, such as a customer number. It appears in journals and reports, so
 *       use nothing personal.
 *   <li><b>The journal.</b> {@link Journal#file Journal.file(path)} for one process at a time (a lock keeps others out),
 *       {@link Journal#jdbc Journal.jdbc(dataSource, run)} for <a href="#many-machines">many machines</a>. A file is readable
 *       by its owner only. It holds references, ids and statuses, but no names and no addresses.
 *   <li><b>The speed.</b> At most {@code maxPerSecond} calls begin in a second; each person takes two. At most
 *       {@code concurrency} calls are in progress at the same time (32 by default). After a 429 the whole run pauses as
 *       long as the API asks, and then goes more slowly.
 *   <li><b>Who sends the links.</b> By default the API e-mails them. {@code linksOnly()} creates links and e-mails nobody. Each
 *       link is in {@link Outcome.Invited#url()}, and in the journal.
 *   <li><b>Dependencies.</b> CSV files need {@code de.siegmar:fastcsv} (4.4 or newer), and the progress bar needs {@code
 *       me.tongfei:progressbar} (0.10 or newer). Neither comes with the library: add what you use. Without the second, or
 *       without a terminal, {@link ProgressDisplay} writes plain lines.
 * </ul>
 *
 * <h2 id="check">Before a run</h2>
 *
 * <p>{@link BulkInvite#check bulk.check(rows)} makes no call and lists what is wrong with the rows: invalid names and
 * addresses, references and addresses that come twice, missing addresses, and persons of whom you request nothing. For a
 * file it names line and column. It closes the stream, so give {@code run} a new one.
 *
 * <p>If your data may have a blank name or a bad address, write {@code Invitee.of(reference, () -> NewPerson.of(name,
 * address))}. The run then refuses only that row, and goes on with the others.
 *
 * <h2 id="outcomes">After a run</h2>
 *
 * <p>Each row has one {@link Outcome}: in code by {@link BulkReport#outcomes() report.outcomes()}, in a file by {@link
 * BulkReport#writeCsv report.writeCsv(path)}. Keep {@code Invited.personId()} with your reference: answers and webhooks have
 * that id, not your reference.
 *
 * <table class="striped">
 * <caption>Outcomes</caption>
 * <thead><tr><th scope="col">outcome</th><th scope="col">what happened</th><th scope="col">a later run</th></tr></thead>
 * <tbody>
 * <tr><td>{@code Invited}</td><td>the person was added and invited</td><td>sends nothing</td></tr>
 * <tr><td>{@code Rejected}</td><td>the API refused the person; {@code statusCode()} says how</td><td>sends nothing</td></tr>
 * <tr><td>{@code InDoubt}</td><td>a call may have landed: no answer came, or an unreadable one, or the program died during
 *   the call, or another machine is making the call now</td><td>sends nothing until you resolve it</td></tr>
 * <tr><td>{@code NotTried}</td><td>no invite was sent; {@code why()} says why: the run stopped before, or the row is
 *   invalid</td><td>goes on, unless the row is invalid or given up</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A row is invalid if its person is not valid, or if the journal has another name, address or other attributes for its
 * reference. Nothing is sent for an invalid row. The report shows it, and also what the journal has for its reference. To
 * invite a rejected person with a corrected address, use a new reference. To try again with the same data, {@code resolve}
 * the row with {@code didNotLand()} and run again.
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
 * bulk.resolve(reference, Resolution.landed(personId));  // it was done; or landed(), didNotLand(), giveUp()
 * }</pre>
 *
 * <p>When all runs have ended, a human looks up in CM's app, or asks CM, whether each call in doubt was done. Pass the
 * answer to {@code resolve}, which writes it to the journal. Then run again:
 *
 * <table class="striped">
 * <caption>What to pass to resolve</caption>
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
 *   <li>ten pauses in a row end with 429 or with nothing sent. Each pause is twice as long as the one before, up to a
 *       minute. So this takes four minutes or more,
 *   <li>the API asks to wait for more than 15 minutes,
 *   <li>the journal, the stream of rows or the client fails,
 *   <li>you interrupt its thread or cancel the future of {@code runAsync}, or the JVM gets a SIGTERM. The calls in progress
 *       finish, and the journal gets their outcomes. Give the JVM as long as one {@code callTimeout} for that.
 * </ul>
 *
 * <p>After a SIGKILL or a power cut, the rows whose call had begun, or was about to begin, are in doubt. There are at most
 * {@code concurrency} such rows, or one and a half times as many without {@code maxPerSecond}.
 *
 * <h2 id="many-machines">On many machines</h2>
 *
 * <p>{@code Journal.jdbc(dataSource, "company-abc")} keeps the journal in a table that any number of processes share. Make
 * the group once, and give its id to all of them. Then call {@code bulk.run} with all rows in each process: each row is
 * invited by only one of them. {@code maxPerSecond} and the pause after a 429 apply to each process by itself. This is tested on PostgreSQL, MariaDB
 * and H2. The database needs this table. The constant {@link Journal#JDBC_SCHEMA} has the same SQL:
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
 *   <li><b>A claim lasts 10 minutes.</b> If a machine was killed, {@code resolve} can settle its rows only after that time.
 *       Keep {@code callTimeout} below 9 minutes. The clocks of the machines must differ by less than 9 minutes.
 *   <li><b>If a machine was frozen</b> for more than a minute, it does not begin the call that it had claimed. A later run
 *       makes that call. A call that had begun may go out late, but only once.
 * </ul>
 *
 * <p>For more than a few machines, use a job engine such as db-scheduler, Temporal, JobRunr or Spring Batch: <a
 * href="doc-files/job-engine.html">Bulk invites with a job engine</a>.
 */
@NullMarked
package io.github.idininvites.bulk;

import org.jspecify.annotations.NullMarked;
