package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.ApiJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A group, with counts of its answers. The lock of its {@link State} guards it. */
final class Group {
    private static final int PERSONS_A_PAGE = 20;
    private static final Duration LIFETIME = Duration.ofDays(30);

    final String id = UUID.randomUUID().toString();
    final String name;
    final Instant expiresAt;
    private final Instant createdAt;
    private Instant updatedAt;
    private GroupStatus status = GroupStatus.PENDING;
    private final List<Person> persons = new ArrayList<>();
    private int answered;
    private int succeeded;

    Group(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    GroupStatus status() {
        return status;
    }

    void add(Person person) {
        persons.add(person);
    }

    void countAnswer(PersonStatus answer) {
        answered++;
        if (answer == PersonStatus.SUCCESS) succeeded++;
    }

    /** The status that follows from the persons' answers. An expired group stays expired. */
    GroupStatus statusByAnswers() {
        if (status == GroupStatus.EXPIRED) return status;
        if (persons.isEmpty() || answered < persons.size()) return GroupStatus.PENDING;
        return succeeded == persons.size() ? GroupStatus.COMPLETED : GroupStatus.DECLINED;
    }

    void change(GroupStatus status, Instant now) {
        this.status = status;
        updatedAt = now;
    }

    GroupView view(String baseUrl, int page) {
        int pages = Paging.pages(persons.size(), PERSONS_A_PAGE);
        var shown = Paging.page(persons, PERSONS_A_PAGE, page).stream()
                .map(person -> person.view(baseUrl))
                .toList();
        return new GroupView(id, name, status, expiresAt, persons.size(), page, pages, shown);
    }

    ObjectNode json() {
        return ApiJson.object()
                .put("id", id)
                .put("name", name)
                .put("status", status.wireName())
                .put("expires_at", ApiJson.time(expiresAt))
                .put("updated_at", ApiJson.time(updatedAt))
                .put("created_at", ApiJson.time(createdAt));
    }
}
