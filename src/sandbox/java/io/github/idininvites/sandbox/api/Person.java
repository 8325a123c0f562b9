package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.ApiJson;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person of a group, with the answer if there is one. The lock of its {@link State} guards it. */
final class Person {
    final String id = UUID.randomUUID().toString();
    final Group group;
    private final NewPerson described;
    private final Instant createdAt;
    private Instant updatedAt;
    private @Nullable Invite latestInvite;
    private @Nullable PersonStatus status;
    private @Nullable ObjectNode result;

    Person(Group group, NewPerson described, Instant now) {
        this.group = group;
        this.described = described;
        this.createdAt = now;
        this.updatedAt = now;
    }

    Set<Attribute> requested() {
        return described.requested();
    }

    String name() {
        return described.name();
    }

    @Nullable
    String emailAddress() {
        return described.emailAddress();
    }

    @Nullable
    PersonStatus status() {
        return status;
    }

    /** When the latest invite ends; null if none was sent. */
    @Nullable
    Instant inviteExpiresAt() {
        return latestInvite == null ? null : latestInvite.expiresAt();
    }

    void invited(Invite invite) {
        latestInvite = invite;
    }

    void answered(PersonStatus status, @Nullable ObjectNode result, Instant now) {
        this.status = status;
        this.result = result;
        updatedAt = now;
    }

    /** Removes the data of the bank from the result, if there is one. */
    void handedOut() {
        if (result != null) result = BankResult.withoutData(result);
    }

    /** What the page of this invite shows. An invite that is neither open nor answered has expired. */
    InviteView seenBy(Invite invite, boolean open) {
        var shown = open || status != null ? status : PersonStatus.EXPIRED;
        return new InviteView(group.name, name(), requested(), invite.expiresAt(), shown, updatedAt);
    }

    PersonView view(String baseUrl) {
        String link = latestInvite == null ? null : latestInvite.url(baseUrl);
        return new PersonView(id, name(), emailAddress(), status, link, result);
    }

    ObjectNode jsonWhenAdded(@Nullable URI redirectUrl) {
        var attributes = ApiJson.object();
        for (var attribute : Attribute.values()) {
            attributes.put(attribute.wireName(), described.requested().contains(attribute));
        }
        var json = described();
        json.set("attributes", attributes);
        return withAnswer(json.put("redirect_url", redirectUrl == null ? null : redirectUrl.toString()));
    }

    ObjectNode json() {
        return withAnswer(described());
    }

    private ObjectNode described() {
        return ApiJson.object()
                .put("id", id)
                .put("name", described.name())
                .put("email_address", described.emailAddress());
    }

    private ObjectNode withAnswer(ObjectNode json) {
        json.put("status", status == null ? null : status.wireName());
        json.set("result", result);
        return json.put("updated_at", ApiJson.time(updatedAt)).put("created_at", ApiJson.time(createdAt));
    }
}
