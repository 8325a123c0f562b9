package io.github.idininvites.proof.flood;

import com.zaxxer.hikari.HikariDataSource;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.webhook.ShortLease;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReceiver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * One of the flood's receivers, in a process of its own. Prints its URL, then a line when it handles the event at which it is
 * to be killed: its work is done then, and not yet remembered.
 *
 * <p>Arguments: the database's URL, this instance's name, the event at which to stop in the middle.
 */
final class FloodedInstance {
    static final String OUTCOME = "X-Outcome";
    private static final int CONNECTIONS = 8;
    private static final double FAILING = 0.05;
    // Else the events of the killed instance would come again after 5 minutes only. No handler may take longer, on any
    // machine.
    private static final Duration LEASE = Duration.ofSeconds(20);

    private FloodedInstance() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[1];
        String stopAt = arguments[2];
        var database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setMaximumPoolSize(CONNECTIONS);
        var never = new CountDownLatch(1);
        var receiver = WebhookReceiver.builder(IdinInvitesClient.create(Docs.CREDENTIALS))
                .eventLog(ShortLease.jdbc(database, LEASE))
                .on(PersonUpdated.class, received -> {
                    boolean forged = received.event().status() != PersonStatus.SUCCESS;
                    String event = received.event().id() + (forged ? EventPosting.FORGED : "");
                    boolean stop = event.equals(stopAt);
                    if (!stop && ThreadLocalRandom.current().nextDouble() < FAILING)
                        throw new IllegalStateException("planned");
                    complete(database, event, name);
                    if (stop) {
                        System.out.println("in the middle");
                        never.await();
                    }
                })
                .ignoreOthers()
                .build();
        var server = new HttpReceiver(exchange -> {
            var reply = receiver.receive(exchange.getRequestBody());
            exchange.getResponseHeaders().set(OUTCOME, reply.outcome().name());
            return reply.status();
        });
        System.out.println(server.url());
    }

    /** The handler's work, as the last thing that it does. */
    private static void complete(DataSource database, String event, String instance) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO completion (event_id, instance) VALUES (?, ?)")) {
            insert.setString(1, event);
            insert.setString(2, instance);
            insert.executeUpdate();
        }
    }
}
