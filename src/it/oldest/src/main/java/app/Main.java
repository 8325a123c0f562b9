package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.micrometer.ObservedCalls;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.Webhooks;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

public final class Main {
    private static final NewPerson ANDRE =
            NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME);
    private static final String EVENT =
            "{\"id\": \"1\", \"event\": \"person.updated\", \"group\": \"a\", \"person\": \"b\", \"status\": \"success\","
                    + " \"created\": \"2020-01-01T00:00:00+00:00\"}";

    public static void main(String[] arguments) throws Exception {
        for (String oldest : List.of(
                "okhttp-jvm-5.0.0",
                "jackson-annotations-2.15.0",
                "jackson-core-2.15.0",
                "jackson-databind-2.15.0",
                "jjwt-api-0.12.6",
                "jjwt-impl-0.12.6",
                "micrometer-observation-1.14.0"))
            check(System.getProperty("java.class.path").contains(oldest + ".jar"), oldest + " is on the class path");
        var observed = new AtomicInteger();
        try (var sandbox = IdinSandbox.start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .listener(new ObservedCalls(registry(observed)))
                        .build()) {
            var group = idin.group(idin.groups().create("Company ABC"));
            var person = group.person(group.addPerson(ANDRE));
            person.sendInviteAsync().join();
            sandbox.identify(person.id());
            var answer = person.get();
            check("Dijk".equals(lastName(answer)), "the result is Andre's");
            check(observed.get() == 4, "four calls are observed");
            check(inBulk(idin).equals("BulkReport[invited=2, rejected=0, inDoubt=0, notTried=0]"), "both are invited");
        }
        check(
                Webhooks.parse(EVENT.getBytes(StandardCharsets.UTF_8)) instanceof WebhookEvent.PersonUpdated,
                "it is read");
    }

    private static String inBulk(IdinInvitesClient idin) throws Exception {
        var folder = Files.createTempDirectory("bulk");
        try (var bulk = BulkInvite.builder(idin.group(idin.groups().create("Company DEF")))
                .journal(Journal.file(folder.resolve("people.journal")))
                .build()) {
            return bulk.run(Stream.of(Invitee.of("1", ANDRE), Invitee.of("2", ANDRE)))
                    .toString();
        }
    }

    private static String lastName(Person answer) {
        return answer.result() == null || answer.result().name() == null
                ? null
                : answer.result().name().lastName();
    }

    private static ObservationRegistry registry(AtomicInteger observed) {
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return context.getName().equals("idin.invites.calls");
            }

            @Override
            public void onStop(Observation.Context context) {
                observed.incrementAndGet();
            }
        });
        return registry;
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("it must hold that " + what);
    }
}
