package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.ADDRESS;
import static io.github.idininvites.model.Attribute.DATE_OF_BIRTH;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.NAME;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole story: a group is made, persons are added and invited, they answer, the results are read.
 *
 * <p>Without credentials in the environment it runs against the sandbox, which also plays the persons and posts the webhooks.
 * With {@code IDIN_INVITES_KEY_ID} and {@code IDIN_INVITES_KEY_SECRET} it runs against the real API, or the server at {@code
 * IDIN_INVITES_BASE_URL}; nobody plays the person then, so it prints the invite's link and ends, or polls with {@code
 * --wait}.
 *
 * <p>Arguments, each optional: {@code [--wait] [group name] [person's name] [person's e-mail address]}.
 */
public final class QuickStart {
    private static final Duration POLL_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean wait;
    private final Duration pollEvery;
    private final String groupName;
    private final String personName;
    private final String emailAddress;

    private QuickStart(List<String> arguments, PrintStream out, Duration pollEvery) {
        var texts = new ArrayList<>(arguments);
        this.wait = texts.remove("--wait");
        if (texts.size() > 3 || texts.stream().anyMatch(text -> text.startsWith("--")))
            throw new IllegalArgumentException(
                    "arguments must be [--wait] [group name] [person's name] [person's e-mail address], but are others");
        this.out = out;
        this.pollEvery = pollEvery;
        this.groupName = texts.size() > 0 ? texts.get(0) : "Company ABC";
        this.personName = texts.size() > 1 ? texts.get(1) : "Andre van Dijk";
        this.emailAddress = texts.size() > 2 ? texts.get(2) : "";
    }

    public static void main(String[] arguments) {
        int exitCode = run(List.of(arguments), System.getenv(), System.out, System.err, POLL_EVERY);
        if (exitCode != 0) System.exit(exitCode);
    }

    /** The exit code: 0, or 1 after one line on {@code err}. */
    static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            Duration pollEvery) {
        try {
            var story = new QuickStart(arguments, out, pollEvery);
            boolean real = !environment.getOrDefault("IDIN_INVITES_KEY_ID", "").isBlank()
                    || !environment.getOrDefault("IDIN_INVITES_BASE_URL", "").isBlank();
            if (real) story.withServer(environment);
            else story.withSandbox();
            return 0;
        } catch (AuthenticationException e) {
            err.println("Refused: " + e.getMessage() + ". Check IDIN_INVITES_KEY_ID and IDIN_INVITES_KEY_SECRET.");
        } catch (IdinInvitesException e) {
            err.println("Failed: " + e.getMessage() + " (delivery: " + e.delivery() + ")");
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            err.println("Cannot run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        }
        return 1;
    }

    private void withSandbox() throws IOException {
        try (var inbox = new WebhookInbox();
                var sandbox = IdinSandbox.builder().webhookUrl(inbox.url()).start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            out.println("No credentials in the environment: talking to the sandbox at " + sandbox.baseUrl());

            var group = idin.groups().create(groupName);
            out.println("Made       " + group + " \"" + groupName + "\", open until " + group.expiresAt());

            var members = idin.group(group);
            var andre = members.addPerson(NewPerson.of(personName, orDefault(emailAddress, "andre@example.com"))
                    .requesting(NAME, ADDRESS, DATE_OF_BIRTH, EIGHTEEN_OR_OLDER));
            var berta = members.addPerson(
                    NewPerson.of("Berta Jansen", "berta@example.com").requesting(NAME));
            out.println("Added      " + andre + " " + masked(personName));
            out.println("Added      " + berta + " " + masked("Berta Jansen"));

            for (var person : List.of(andre, berta)) {
                var invite = members.person(person).sendInvite();
                out.println(
                        "Invited    " + invite + ", mailed: " + invite.email() + ", valid until " + invite.expiresAt());
            }

            sandbox.identify(andre.id());
            sandbox.cancel(berta.id());
            out.println("Played     one identifies at the bank, one cancels");

            for (var person : List.of(andre, berta)) show(members.person(person).get());

            sandbox.awaitWebhooks(Duration.ofSeconds(10));
            inbox.events().forEach(event -> out.println("Webhook    " + event));
            out.println("That was the whole story, over real HTTP.");
        }
    }

    private void withServer(Map<String, String> environment) throws InterruptedException {
        var builder = IdinInvitesClient.builder()
                .credentials(
                        environment.getOrDefault("IDIN_INVITES_KEY_ID", ""),
                        environment.getOrDefault("IDIN_INVITES_KEY_SECRET", ""));
        String baseUrl = environment.getOrDefault("IDIN_INVITES_BASE_URL", "");
        if (!baseUrl.isBlank()) builder.baseUrl(baseUrl);
        try (var idin = builder.build()) {
            out.println("Talking to " + idin);

            var group = idin.groups().create(groupName);
            out.println("Made       " + group);

            boolean mail = !emailAddress.isEmpty();
            var newPerson = mail ? NewPerson.of(personName, emailAddress) : NewPerson.of(personName);
            var person = idin.group(group).addPerson(newPerson.requesting(NAME, EIGHTEEN_OR_OLDER));
            out.println("Added      " + person + " " + masked(personName));

            var handle = idin.group(group).person(person);
            var invite = mail ? handle.sendInvite() : handle.createInviteLink();
            out.println(
                    "Invited    " + invite + (mail ? ", by mail" : ", nobody was mailed: give the link to the person"));
            out.println("Link       " + invite.url());

            var answer = handle.get();
            while (wait && answer.status().isEmpty()) {
                out.println("Waiting    " + answer);
                Thread.sleep(pollEvery.toMillis());
                answer = handle.get();
            }
            show(answer);
        }
    }

    private void show(Person answer) {
        out.println("Answer     " + answer);
        var result = answer.result();
        if (result == null) return;
        out.println("  bank     " + result.issuerId());
        var name = result.name();
        if (name != null) out.println("  name     " + masked(name.initials()) + " " + masked(name.lastName()));
        var address = result.address();
        if (address != null) out.println("  address  " + masked(address.street()) + ", " + masked(address.city()));
        var age = result.age();
        if (age != null)
            out.println("  born     " + masked(age.dateOfBirthText()) + ", 18 or older: " + age.eighteenOrOlder());
    }

    /** What a log may show of a personal text: that it is there, and how it starts. */
    private static String masked(@org.jspecify.annotations.Nullable String personal) {
        return personal == null || personal.isEmpty() ? "-" : personal.charAt(0) + "***";
    }

    private static String orDefault(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
