package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RetryPolicy;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** An API that makes persons and invites, counts them by the row's number, and fails where a test tells it to. */
final class BulkServer extends Dispatcher implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("row-(\\d+)@example.com");
    private static final Pattern PERSON = Pattern.compile("/persons/person-(\\d+)/invites");

    final Wire wire = new Wire();
    final AtomicInteger inProgress = new AtomicInteger();
    final AtomicInteger mostInProgress = new AtomicInteger();
    volatile Runnable onPost = () -> {};
    private final Map<Integer, Integer> persons = new HashMap<>();
    private final Map<Integer, Integer> invites = new HashMap<>();
    private final Map<String, Queue<MockResponse>> faults = new HashMap<>();

    BulkServer() {
        wire.server.setDispatcher(this);
    }

    /** The row with this number: {@code row-7}. */
    static Invitee row(int number) {
        return Invitee.of(
                "row-" + number,
                NewPerson.of("Person " + number, "row-" + number + "@example.com")
                        .requesting(Attribute.NAME));
    }

    static List<Invitee> rows(int count) {
        return IntStream.range(0, count).mapToObj(BulkServer::row).toList();
    }

    GroupHandle group() {
        return group(builder -> builder);
    }

    GroupHandle group(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return wire.client(builder -> settings.apply(builder.retryPolicy(RetryPolicy.none())))
                .group(Docs.GROUP_ID);
    }

    BulkInvite.Builder bulk(Journal journal) {
        var builder = BulkInvite.builder(group()).journal(journal);
        builder.firstPause = Duration.ofMillis(1);
        return builder;
    }

    /** The next answers to the addPerson of this row, in this order; the person is not added. */
    synchronized BulkServer whenAdding(int row, MockResponse... answers) {
        faults.computeIfAbsent("add" + row, key -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    /** The next answers to the invite of this row, in this order; it is not made. */
    synchronized BulkServer whenInviting(int row, MockResponse... answers) {
        faults.computeIfAbsent("invite" + row, key -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    synchronized int persons() {
        return persons.values().stream().mapToInt(count -> count).sum();
    }

    synchronized int invites() {
        return invites.values().stream().mapToInt(count -> count).sum();
    }

    synchronized boolean hasAnythingTwice() {
        return persons.values().stream().anyMatch(count -> count > 1)
                || invites.values().stream().anyMatch(count -> count > 1);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        int now = inProgress.incrementAndGet();
        mostInProgress.accumulateAndGet(now, Math::max);
        try {
            onPost.run();
            String path = request.getTarget();
            Matcher invite = PERSON.matcher(path);
            if (invite.find()) {
                int row = Integer.parseInt(invite.group(1));
                return answer("invite" + row, invites, row, WireJson.INVITE.replace("c6f5a012", "invite-" + row));
            }
            Matcher address = ADDRESS.matcher(
                    request.getBody() == null ? "" : request.getBody().utf8());
            if (!path.endsWith("/persons") || !address.find()) throw new AssertionError("an unexpected request");
            int row = Integer.parseInt(address.group(1));
            return answer("add" + row, persons, row, WireJson.PERSON_ADDED.replace(Docs.PERSON_ID, "person-" + row));
        } finally {
            inProgress.decrementAndGet();
        }
    }

    private synchronized MockResponse answer(String call, Map<Integer, Integer> counts, int row, String json) {
        Queue<MockResponse> planned = faults.get(call);
        if (planned != null && !planned.isEmpty()) return planned.remove();
        counts.merge(row, 1, Integer::sum);
        return Wire.json(200, json);
    }

    @Override
    public void close() {
        wire.close();
    }
}
