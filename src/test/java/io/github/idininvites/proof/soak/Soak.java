package io.github.idininvites.proof.soak;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RetryPolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The run. Finds a violation if the ledgers disagree on a call, or something grew. */
final class Soak {
    static final int CALLERS = 64;
    static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(300);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);
    /** A call that takes longer hangs. */
    static final Duration PATIENCE = CALL_TIMEOUT.plusSeconds(5);

    private static final String KEY_SECRET = "a secret of the soak's, 32 bytes or more";
    private static final Logger OKHTTP = Logger.getLogger("okhttp3.OkHttpClient");

    private final long seed;
    private final PrintStream out;
    private final CallersLedger callers = new CallersLedger();
    private final ServerLedger ledger = new ServerLedger();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4, task -> {
        var thread = new Thread(task, "soak-later");
        thread.setDaemon(true);
        return thread;
    });

    Soak(long seed, PrintStream out) {
        this.seed = seed;
        this.out = out;
    }

    /** Runs for so many minutes, with the faults of that seed; an empty one stands for any. Ends with 1 on a violation. */
    public static void main(String[] args) throws Exception {
        var time = Duration.ofSeconds((long) (60 * Double.parseDouble(args[0])));
        var soak = new Soak(
                args[1].isEmpty() ? ThreadLocalRandom.current().nextLong() : Long.parseLong(args[1]), System.out);
        boolean clean = soak.run(time, Duration.ofSeconds(65)).isEmpty();
        System.exit(clean ? 0 : 1);
    }

    /**
     * What went wrong.
     *
     * @param time how long the callers call
     * @param rest how long they do nothing before threads and connections are counted; idle threads of ours end after
     *     6 s, of OkHttp after 60 s
     */
    List<String> run(Duration time, Duration rest) throws Exception {
        out.printf("seed %d, %d callers, %s%n", seed, CALLERS, time);
        var leaks = new LeakListener();
        OKHTTP.addHandler(leaks);
        try (var server = new SoakServer(seed, ledger)) {
            load(server, time, rest);
            if (!server.stop()) violations.add(server.connections() + " connections are left after close()");
            for (var thread : Vitals.clientsThreads()) thread.join(10_000);
            var closed = vitals(server);
            out.println("closed: " + closed);
            if (closed.ours() > 0) violations.add("threads are left after close(): " + closed);
            out.printf("%d connections; requests by fault: %s%n", server.accepted(), server.faults());
        } finally {
            OKHTTP.removeHandler(leaks);
            later.shutdownNow();
        }
        leaks.seen.forEach(leak -> violations.add("OkHttp says: " + leak));
        var comparison = new Comparison(callers, ledger);
        comparison.print(out, time);
        violations.forEach(out::println);
        violations.addAll(comparison.violations());
        return violations;
    }

    /** Twice: once to warm up, then for the rest of the time, after which nothing may have grown. */
    private void load(SoakServer server, Duration time, Duration rest) throws Exception {
        var http = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(CALLERS, 30, SECONDS))
                .addInterceptor(new MakesAnswersUp(seed))
                .build();
        try (var client = settings(server).build();
                var lying = settings(server).httpClient(http).build()) {
            var clients = List.of(client, lying);
            var warm = loadAndRest(server, clients, time.dividedBy(5), rest);
            var end = loadAndRest(server, clients, time.minus(time.dividedBy(5)), rest);
            violations.addAll(end.grownSince(warm, !rest.isZero()));
        } finally {
            http.connectionPool().evictAll();
        }
    }

    private static IdinInvitesClient.Builder settings(SoakServer server) {
        return IdinInvitesClient.builder()
                .credentials("soak", KEY_SECRET)
                .baseUrl(server.baseUrl())
                .attemptTimeout(ATTEMPT_TIMEOUT)
                .callTimeout(CALL_TIMEOUT)
                .retryPolicy(RetryPolicy.standard().withFirstDelay(Duration.ofMillis(20)))
                .maxConcurrentCalls(CALLERS);
    }

    private Vitals loadAndRest(SoakServer server, List<IdinInvitesClient> clients, Duration time, Duration rest)
            throws Exception {
        var refusals = refuseNowAndThen(server);
        load(clients, time);
        refusals.cancel(false);
        var vitals = later.schedule(() -> vitals(server), rest.toMillis(), MILLISECONDS)
                .get();
        out.println("after " + callers.calls() + " calls: " + vitals);
        return vitals;
    }

    private Vitals vitals(SoakServer server) {
        return Vitals.take(server, callers.bytes() + ledger.bytes());
    }

    /** Each second nobody listens for a moment. */
    private ScheduledFuture<?> refuseNowAndThen(SoakServer server) {
        return later.scheduleAtFixedRate(
                () -> {
                    try {
                        server.goAway();
                        later.schedule(server::comeBack, 60, MILLISECONDS).get();
                    } catch (Exception e) {
                        violations.add("the server did not come back: " + e);
                    }
                },
                500,
                1_000,
                MILLISECONDS);
    }

    /** Each second pair of callers has an interceptor that makes answers up. */
    private void load(List<IdinInvitesClient> clients, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var random = new SplittableRandom(seed + callers.calls());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            var client = clients.get(i / 2 % 2);
            var thread =
                    new Thread(new Caller(client, callers, i % 2 == 0, random.split(), later, end), "soak-caller-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        long deadline = end + 2 * PATIENCE.toNanos();
        for (var thread : threads) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            if (thread.isAlive()) violations.add(thread.getName() + " hangs in " + List.of(thread.getStackTrace()));
        }
    }

    /** OkHttp logs a connection whose answer nobody closed. */
    private static final class LeakListener extends Handler {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (String.valueOf(entry.getMessage()).contains("leaked")) seen.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
