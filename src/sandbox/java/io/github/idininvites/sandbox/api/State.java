package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.SandboxMail;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.sandbox.http.HttpError;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All groups, persons and invites. One lock guards everything, so events keep the order in which they happen. */
public final class State {
    private static final int MOST_MAILS = 10_000;

    private final Clock clock;
    private final String baseUrl;
    private final @Nullable URI redirectUrl;
    private final boolean resultsOnce;
    private final Consumer<Event> events;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Person> persons = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Deque<Mail> outbox = new ArrayDeque<>();
    private final Queue<Deadline> deadlines = new PriorityQueue<>(Deadline.ORDER);

    public State(Clock clock, String baseUrl, @Nullable URI redirectUrl, boolean resultsOnce, Consumer<Event> events) {
        this.clock = clock;
        this.baseUrl = baseUrl;
        this.redirectUrl = redirectUrl;
        this.resultsOnce = resultsOnce;
        this.events = events;
    }

    synchronized ObjectNode createGroup(String name) {
        var group = new Group(name, expireOverdue());
        groups.put(group.id, group);
        deadlines.add(new Deadline(group.expiresAt, group, null));
        return group.json();
    }

    synchronized ObjectNode addPerson(String groupId, NewPerson newPerson) {
        Instant now = expireOverdue();
        var group = groups.get(groupId);
        if (group == null) throw HttpError.notFound("there is no group with this id");
        checkAlive(group, now);
        var person = new Person(group, newPerson, now);
        persons.put(person.id, person);
        group.add(person);
        change(group, group.statusByAnswers(), now);
        return person.jsonWhenAdded(redirectUrl);
    }

    synchronized ObjectNode sendInvite(String groupId, String personId, boolean email) {
        Instant now = expireOverdue();
        var person = find(groupId, personId);
        if (person.status() != null)
            throw HttpError.unprocessable("the person must not have answered yet, but has status "
                    + person.status().wireName());
        checkAlive(person.group, now);
        if (email && person.emailAddress() == null)
            throw HttpError.unprocessable("email must be false for a person without email_address, but is true");
        var invite = Invite.create(email, now);
        person.invited(invite);
        if (email) outbox.addFirst(Mail.of(person, invite, invite.url(baseUrl)));
        if (outbox.size() > MOST_MAILS) outbox.removeLast();
        links.put(invite.token(), new Link(person, invite));
        deadlines.add(new Deadline(invite.expiresAt(), person.group, person));
        return invite.json(baseUrl);
    }

    synchronized ObjectNode person(String groupId, String personId) {
        expireOverdue();
        var person = find(groupId, personId);
        var json = person.json();
        if (resultsOnce) person.handedOut();
        return json;
    }

    /** The invite with this token; null if there is none. */
    public synchronized @Nullable InviteView invite(String token) {
        Instant now = expireOverdue();
        var link = links.get(token);
        return link == null ? null : link.person.seenBy(link.invite, link.isOpen(now));
    }

    /** Answers an invite if it is still open. A second click changes nothing. */
    public synchronized void answerInvite(String token, PersonStatus status, @Nullable Citizen citizen) {
        Instant now = expireOverdue();
        var link = links.get(token);
        if (link != null && link.isOpen(now)) answer(link.person, status, citizen, now);
    }

    /** A page of the groups, from 1; empty beyond the last. */
    public synchronized Overview overview(int page) {
        expireOverdue();
        var shown = new ArrayList<GroupView>();
        for (var group : Paging.page(List.copyOf(groups.values()), Overview.GROUPS_A_PAGE, page))
            shown.add(0, group.view(baseUrl, 1));
        int pages = Paging.pages(groups.size(), Overview.GROUPS_A_PAGE);
        return new Overview(
                shown, page, pages, outbox.stream().limit(Overview.MOST_SHOWN).toList());
    }

    /** The newest mails that the API would have sent, oldest first. */
    public synchronized List<SandboxMail> mails() {
        var mails = new ArrayList<SandboxMail>();
        outbox.descendingIterator().forEachRemaining(mail -> mails.add(mail.sent()));
        return List.copyOf(mails);
    }

    /** A page of the group's persons, from 1; null if there is no such group. */
    public synchronized @Nullable GroupView group(String groupId, int page) {
        expireOverdue();
        var group = groups.get(groupId);
        return group == null ? null : group.view(baseUrl, page);
    }

    /** The date in the Netherlands, which decides whether a person is 18. */
    public synchronized LocalDate today() {
        return DutchTime.day(expireOverdue());
    }

    /** Answers in place of the person. */
    public synchronized void answer(String personId, PersonStatus status, @Nullable Citizen citizen) {
        Instant now = expireOverdue();
        var person = persons.get(personId);
        if (person == null)
            throw new IllegalArgumentException("personId must be the id of a person in this sandbox, but is " + personId
                    + "; take the id from the answer that added the person");
        if (person.status() != null)
            throw new IllegalStateException("person " + personId + " must not have answered yet, but has status "
                    + person.status().wireName() + "; add another person to act again");
        if (person.inviteExpiresAt() == null)
            throw new IllegalStateException("person " + personId
                    + " must have an open invite, but none was sent; send an invite before acting as the person");
        answer(person, status, citizen, now);
    }

    /** Ends in order what has expired by now, and returns now. */
    public synchronized Instant expireOverdue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (var next = deadlines.peek(); next != null && !next.at.isAfter(now); next = deadlines.peek()) {
            deadlines.remove();
            if (next.person == null) {
                if (next.group.status() == GroupStatus.PENDING) change(next.group, GroupStatus.EXPIRED, now);
            } else if (next.person.status() == null && next.at.equals(next.person.inviteExpiresAt())) {
                settle(next.person, PersonStatus.EXPIRED, null, now);
            }
        }
        return now;
    }

    private Person find(String groupId, String personId) {
        var person = persons.get(personId);
        if (person == null || !person.group.id.equals(groupId))
            throw HttpError.notFound("there is no person with this id in a group with this id");
        return person;
    }

    private static void checkAlive(Group group, Instant now) {
        if (!now.isBefore(group.expiresAt))
            throw HttpError.unprocessable(
                    "the group must not have expired, but did at " + ApiJson.time(group.expiresAt));
    }

    private void answer(Person person, PersonStatus status, @Nullable Citizen citizen, Instant now) {
        settle(person, status, citizen == null ? null : BankResult.of(citizen, person.requested(), today()), now);
    }

    private void settle(Person person, PersonStatus status, @Nullable ObjectNode result, Instant now) {
        person.answered(status, result, now);
        events.accept(Event.personUpdated(person, status, now));
        person.group.countAnswer(status);
        change(person.group, person.group.statusByAnswers(), now);
    }

    private void change(Group group, GroupStatus status, Instant now) {
        if (group.status() == status) return;
        group.change(status, now);
        events.accept(Event.groupUpdated(group, now));
    }

    /** The person of an invite. */
    private record Link(Person person, Invite invite) {
        boolean isOpen(Instant now) {
            return person.status() == null && now.isBefore(invite.expiresAt());
        }
    }

    /** When a group or the invite of a person ends. A later invite replaces the earlier deadline. */
    private record Deadline(
            Instant at, Group group, @Nullable Person person) {
        static final Comparator<Deadline> ORDER =
                Comparator.comparing(Deadline::at).thenComparing(deadline -> deadline.person != null);
    }
}
