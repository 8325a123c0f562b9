package io.github.idininvites.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is claimed, in the order of {@code claims.md}. The proof of each notes its figure, and {@link ClaimsTable} makes the table. */
public enum Proof {
    FAULTS("A call ends as the fault matrix says, and no POST is written twice", "mvn test -Dtest=FaultMatrixIT"),
    STOPS(
            "A call whose caller is interrupted, or whose client is closed, ends at once at every stage",
            "mvn test -Dtest=StopMatrixIT"),
    INTERRUPTS(
            "An interrupt does not hurt the other calls of an HTTP/2 connection", "mvn test -Dtest=SharedConnectionIT"),
    SOAK("The server's ledger and the callers' ledger agree on every call", "mvn test -Dtest=SoakIT [soak.minutes]"),
    FUZZ("No input breaks a reader of network data", "mvn test -Dtest=FuzzIT [fuzz.runs]"),
    THREADS("Sync callers that wait keep no thread of the client each", "mvn test -Dtest=ManyCallersIT"),
    CONNECTIONS("Sync callers open no connection but one each", "mvn test -Dtest=ManyCallersIT [calls]"),
    ALLOCATION("A warm sync call allocates little more than OkHttp alone", "mvn test -Dtest=AllocationIT"),
    FIRST_CALL("A first POST and GET load no ObjectMapper", "mvn test -Dtest=FirstCallIT"),
    WAITING("Awaiting many persons takes few threads, and only the planned reads", "mvn test -Dtest=WaitingIT"),
    FLOOD(
            "No event is lost, and none is handled again unless a kill came before the event log knew",
            "mvn test -Dtest=FloodIT [flood.events] [flood.seed]"),
    CRASH_FILE(
            "A bulk run that is killed sends nothing twice, with a journal in a file",
            "mvn test -Dtest=CrashIT [crash.persons] [crash.kills] [crash.seed]"),
    CRASH_JDBC(
            "A bulk run that is killed sends nothing twice, with a journal in PostgreSQL",
            "mvn test -Dtest=CrashIT [crash.persons] [crash.kills] [crash.seed]"),
    FULL_DISK("A bulk run stops before a call that it cannot write down", "mvn test -Dtest=CrashIT"),
    BULK_MEMORY("A bulk run needs little memory and disk", "mvn test -Dtest=BulkMemoryIT [bulk.persons] [bulk.heap]"),
    FLEET(
            "A job engine sends nothing twice, although workers are killed and frozen",
            "mvn test -Dtest=FleetIT [fleet.rows] [fleet.seed]"),
    FLEET_WITHOUT_JOURNAL(
            "The same job engine sends twice without a journal: the proof would see it",
            "mvn test -Dtest=FleetIT [fleet.seed]"),
    COVERAGE("The tests run almost all of the code", "mvn verify"),
    JAR("The jar is small", "mvn verify"),
    SANDBOX_JAR("The sandbox's jar is small", "mvn verify"),
    SANDBOX_APP_JAR("The sandbox's jar with all that it needs is small", "mvn verify"),
    CPU("The CPU of a call, in times Retrofit's", Proof.BENCHMARKS),
    MEMORY("The memory that a call allocates, in times Retrofit's", Proof.BENCHMARKS),
    SLOW_SERVER("Calls per second of 64 callers to a server that answers after 20 ms", Proof.BENCHMARKS),
    COLD_START("The time from the start of the JVM to the first answer", Proof.BENCHMARKS),
    TEST_MINUTES("The minutes that `mvn test` takes", "mvn test"),
    VERIFY_MINUTES("The minutes that `mvn verify` takes", "mvn verify"),
    CLAIMS_MINUTES("The minutes that this table takes", "mvn clean verify -P claims");

    private static final String BENCHMARKS = "mvn -q -P benchmarks process-test-classes [benchmarks]";
    static final Path FOLDER = Path.of("target", "claims");
    private static final Pattern SETTING = Pattern.compile(" \\[([a-z.]+)]");

    final String text;
    /** A setting that the command takes stands in brackets. */
    private final String command;

    Proof(String text, String command) {
        this.text = text;
        this.command = command;
    }

    /** Prints the figure, and notes it for the table with the command and the settings of this run. */
    public void figure(String format, Object... values) {
        String used = SETTING.matcher(command).replaceAll(setting -> {
            String value = System.getProperty(setting.group(1));
            return value == null ? "" : Matcher.quoteReplacement(" -D" + setting.group(1) + "=" + value);
        });
        note(String.format(Locale.ROOT, format, values), used);
    }

    /** Matches the command in a row of the table: this one, with any settings. */
    Pattern used() {
        return Pattern.compile("`" + SETTING.matcher(command).replaceAll("(?: -D$1=(?:\"[^\"`]*\"|[^ \"`]+))?") + "`");
    }

    @SuppressWarnings("SystemOut") // so that the build shows it
    void note(String figure, String by) {
        System.out.println(this + ": " + figure);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name()), figure + "\n" + by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
