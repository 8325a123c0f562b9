package app;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReceiver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Invites, answers, receives the webhook and confirms it, with every logger open. */
public final class Flow {
    static final String PATH_TOKEN = "0123456789_0123456789_0123456789";
    /** The sandbox's and the webhook server's log what they receive, and the JDK logs each certificate that it trusts. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("com.sun.net.httpserver"), Logger.getLogger("jdk"));

    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    public static void main(String[] arguments) throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        ROOT.setLevel(Level.ALL);
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        Map<String, Person> confirmed = new ConcurrentHashMap<>();
        try (var sandbox = IdinSandbox.builder().start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            var receiver = WebhookReceiver.builder(idin)
                    .pathToken(PathToken.of(PATH_TOKEN))
                    .on(PersonUpdated.class, received -> {
                        var person = received.confirm().answered();
                        confirmed.put(person.id(), person);
                    })
                    .ignoreOthers()
                    .build();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/idin/", exchange -> {
                try (exchange) {
                    var reply = receiver.receive(exchange.getRequestURI().getPath(), exchange.getRequestBody());
                    System.out.println(reply);
                    exchange.sendResponseHeaders(reply.status(), -1);
                }
            });
            server.start();
            try {
                sandbox.postWebhooksTo("http://127.0.0.1:" + server.getAddress().getPort() + "/idin/" + PATH_TOKEN);
                var group = idin.group(idin.groups().create("Company ABC"));
                var person = group.person(group.addPersonAsync(NewPerson.of("Andre van Dijk", "andre@example.com")
                                .requesting(Attribute.values()))
                        .join());
                System.out.println(person.sendInvite());
                sandbox.identify(person.id());
                sandbox.awaitWebhooks(Duration.ofSeconds(30));
                var answer = person.get();
                System.out.println(answer);
                var result = answer.result();
                check(answer.equals(confirmed.get(person.id())), "the confirmed person is another");
                check(result.age().dateOfBirth().equals(Optional.of(LocalDate.of(1974, 1, 31))), "another birth date");
                try {
                    idin.group("1").person("2").get();
                    throw new AssertionError("finds nobody's person");
                } catch (NotFoundException e) {
                    ROOT.log(Level.WARNING, "no such person", e);
                }
            } finally {
                server.stop(0);
            }
        }
        try {
            NewPerson.of("Andre\n van Dijk");
            throw new AssertionError("takes a line end");
        } catch (IllegalArgumentException e) {
            check(e.getMessage().endsWith("but has U+000A as character 6"), e.getMessage());
        }
        System.out.println("FLOW ENDED WELL");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
