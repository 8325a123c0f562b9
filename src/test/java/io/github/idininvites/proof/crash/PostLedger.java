package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every POST that came: who was added how often, and who was invited how often. Each POST makes a new id, {@code person-7-2} for
 * the second time that row 7 was added, so a report that names {@code person-7-1} names the right one.
 */
final class PostLedger {
    static final String ADD_PERSON = "addPerson";
    static final String SEND_INVITE = "sendInvite";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern EMAIL = Pattern.compile("p(\\d+)@example\\.com");
    private static final Pattern INVITES = Pattern.compile(".*/persons/person-(\\d+)-\\d+/invites");

    private final long seed;
    private final int droppedPerThousand;
    private final Map<String, Integer> persons = new HashMap<>();
    private final Map<String, Integer> invites = new HashMap<>();
    private final Map<String, String> dropped = new HashMap<>();
    private int posts;

    /** @param isDropped whether its answer is to be lost */
    record Post(int number, String reference, String answer, boolean isDropped) {}

    /** Which answers are dropped depends on the seed, and not on the order in which the POSTs come. */
    PostLedger(long seed, int droppedPerThousand) {
        this.seed = seed;
        this.droppedPerThousand = droppedPerThousand;
    }

    /** Of a server that drops no answer. */
    PostLedger() {
        this(0, 0);
    }

    Post add(String path, byte[] body) {
        var invite = INVITES.matcher(path);
        if (invite.matches()) return invite(invite.group(1));
        if (path.endsWith("/persons")) return person(numberOf(body));
        throw new AssertionError("a POST to " + path);
    }

    synchronized Post person(String number) {
        int time = persons.merge(CrashWorker.reference(number), 1, Integer::sum);
        return post(number, ADD_PERSON, WireJson.PERSON_ADDED.replace(Docs.PERSON_ID, personId(number, time)));
    }

    synchronized Post invite(String number) {
        int time = invites.merge(CrashWorker.reference(number), 1, Integer::sum);
        return post(number, SEND_INVITE, WireJson.INVITE.replace(Docs.INVITE.id(), inviteId(number, time)));
    }

    private Post post(String number, String call, String answer) {
        String reference = CrashWorker.reference(number);
        boolean drop = new SplittableRandom(Objects.hash(seed, call, number)).nextInt(1_000) < droppedPerThousand;
        if (drop) dropped.put(reference, call);
        return new Post(++posts, reference, answer, drop);
    }

    private static String numberOf(byte[] body) {
        try {
            var email = EMAIL.matcher(MAPPER.readTree(new String(body, UTF_8))
                    .path("email_address")
                    .asText());
            if (email.matches()) return email.group(1);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("a person without the e-mail address of a row");
    }

    static String personId(String number, int time) {
        return "person-" + number + "-" + time;
    }

    static String inviteId(String number, int time) {
        return "invite-" + number + "-" + time;
    }

    synchronized int posts() {
        return posts;
    }

    /** How often this row's person was added. */
    synchronized int persons(String reference) {
        return persons.getOrDefault(reference, 0);
    }

    /** How often this row's person was invited. */
    synchronized int invites(String reference) {
        return invites.getOrDefault(reference, 0);
    }

    /** The rows that came, as the API knows them. */
    synchronized Set<String> references() {
        var all = new TreeSet<>(persons.keySet());
        all.addAll(invites.keySet());
        return all;
    }

    /** By reference, the call whose answer was dropped. */
    synchronized Map<String, String> dropped() {
        return Map.copyOf(dropped);
    }

    /** What was sent more than once. */
    synchronized Set<String> sentTwice() {
        var twice = new TreeSet<String>();
        persons.forEach((reference, times) -> {
            if (times > 1) twice.add(reference + " added " + times + " times");
        });
        invites.forEach((reference, times) -> {
            if (times > 1) twice.add(reference + " invited " + times + " times");
        });
        return twice;
    }
}
