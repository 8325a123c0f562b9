package io.github.idininvites.proof.flood;

import static io.github.idininvites.proof.flood.FloodedInstance.OUTCOME;

import io.github.idininvites.support.Database;
import io.github.idininvites.support.Proof;
import io.github.idininvites.webhook.EventLog;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Delivers events with 8 senders to two instances over one PostgreSQL: shuffled, one in five twice or thrice, until each delivery
 * got a 2xx. One in four has a forged twin, with its id and another status. What failed at one instance goes to the other. Handlers fail at random, and one instance is killed in the middle of an event. Then counts whose handler completed
 * how often.
 */
final class Flood {
    private static final int SENDERS = 8;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final int events;
    private final long seed;
    private final PrintStream out;
    private final DelayQueue<EventPosting> queue = new DelayQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Set<String> forged = new TreeSet<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    Flood(int events, long seed, PrintStream out) {
        this.events = events;
        this.seed = seed;
        this.out = out;
    }

    /** What was not as promised, in words; empty if all was. */
    List<String> run() throws Exception {
        var deliveries = new ArrayList<String>();
        var random = new Random(seed);
        for (int i = 0; i < events; i++) {
            int times = random.nextInt(5) > 0 ? 1 : 2 + random.nextInt(2);
            deliveries.addAll(Collections.nCopies(times, "event-" + i));
            if (random.nextInt(4) == 0) forged.add("event-" + i + EventPosting.FORGED);
        }
        deliveries.addAll(forged);
        Collections.shuffle(deliveries, random);
        String stopAt = deliveries.get(deliveries.size() / 2);
        deliveries.forEach(event -> queue.add(new EventPosting(event, event.equals(stopAt) ? 0 : random.nextInt(2))));
        out.println("seed " + seed + ": " + events + " events in " + deliveries.size() + " deliveries by " + SENDERS
                + " senders to 2 instances");
        try (var postgres = Database.startPostgres()) {
            var database = postgres.getPostgresDatabase();
            Database.execute(database, EventLog.JDBC_SCHEMA);
            Database.execute(database, "CREATE TABLE completion (event_id VARCHAR(255), instance VARCHAR(10));");
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (var killed = new InstanceProcess(url, "killed", stopAt);
                    var kept = new InstanceProcess(url, "kept", "none")) {
                send(deliveries.size(), List.of(killed, kept));
            }
            return count(database);
        }
    }

    private void send(int deliveries, List<InstanceProcess> instances) throws Exception {
        var left = new CountDownLatch(deliveries);
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) sending.add(senders.submit(() -> sendAll(left, instances)));
            instances.get(0).killInTheMiddle();
            out.println("one instance killed, " + left.getCount() + " deliveries left");
            if (!left.await(20, TimeUnit.MINUTES)) throw new AssertionError(left.getCount() + " deliveries hang");
            senders.shutdownNow();
            for (var sender : sending) sender.get();
        } finally {
            senders.shutdownNow();
        }
    }

    private Void sendAll(CountDownLatch left, List<InstanceProcess> instances) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            while (true) {
                var delivery = queue.take();
                if (delivered(client, delivery, instances.get(delivery.next(instances.size())))) left.countDown();
                else queue.add(delivery.again());
            }
        } catch (InterruptedException e) {
            return null; // all is delivered
        }
    }

    private boolean delivered(HttpClient client, EventPosting delivery, InstanceProcess instance)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(instance.url)
                .timeout(ANSWER)
                .POST(BodyPublishers.ofString(delivery.body()))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.discarding());
            count(answer.headers().firstValue(OUTCOME).orElse("answered " + answer.statusCode()));
            return answer.statusCode() / 100 == 2;
        } catch (ConnectException e) {
            count("REFUSED"); // by the instance that is gone
            return false;
        } catch (IOException e) {
            count("NO_ANSWER");
            unanswered.add(delivery.event);
            return false;
        }
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, key -> new LongAdder()).increment();
    }

    private List<String> count(DataSource database) throws SQLException {
        long once = 0;
        long crashed = 0;
        var violations = new ArrayList<String>();
        var completions = completions(database);
        var all = new ArrayList<>(forged);
        for (int i = 0; i < events; i++) all.add("event-" + i);
        for (String event : all) {
            long times = completions.getOrDefault(event, 0L);
            if (times == 1) once++;
            else if (times > 1 && unanswered.contains(event)) crashed++;
            else violations.add(event + " was completed " + times + " times");
        }
        out.println("answers: " + answers);
        out.println("completed once: " + once + "; more than once, as the instance was killed between handling and"
                + " remembering: " + crashed + "; of " + events + " and " + forged.size() + " forged twins");
        if (crashed == 0) violations.add("the kill was to be in the middle of an event, but was not");
        violations.stream().limit(20).forEach(out::println);
        out.println("violations: " + violations.size());
        Proof.FLOOD.figure(
                "%,d events and %,d forged twins: %,d handled once, %d again because the kill came before the log knew; %d violations",
                events, forged.size(), once, crashed, violations.size());
        return violations;
    }

    private static Map<String, Long> completions(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT event_id, COUNT(*) FROM completion GROUP BY event_id")) {
            var completions = new ConcurrentHashMap<String, Long>();
            while (rows.next()) completions.put(rows.getString(1), rows.getLong(2));
            return completions;
        }
    }
}
