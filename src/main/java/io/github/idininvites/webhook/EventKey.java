package io.github.idininvites.webhook;

import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of an event in the {@link EventLog}, from all its fields. Anybody can post an event with the id of a true one. If
 * the key were only the id, the forged event would take the place of the true one.
 */
final class EventKey {
    private static final int MAX_LENGTH = 255;

    private EventKey() {}

    /**
     * At most 255 characters of printable ASCII: the id, cut if it is too long, a dot, and the SHA-256 of all fields in
     * lower-case hex. Two events have the same key only if all their fields are equal; only the offset of {@code createdAt} may
     * differ.
     */
    static String of(WebhookEvent event) {
        String hash = sha256(fields(event));
        int idLength = Math.min(event.id().length(), MAX_LENGTH - 1 - hash.length());
        var key = new StringBuilder(MAX_LENGTH);
        for (int i = 0; i < idLength; i++) {
            char c = event.id().charAt(i);
            key.append(c > ' ' && c <= '~' ? c : '?');
        }
        return key.append('.').append(hash).toString();
    }

    private static String fields(WebhookEvent event) {
        if (event instanceof GroupUpdated e)
            return fields("group.updated", e.id(), e.groupId(), e.statusText(), instant(e.createdAt()));
        if (event instanceof GroupDeleted e)
            return fields("group.deleted", e.id(), e.groupId(), e.statusText(), instant(e.createdAt()));
        if (event instanceof PersonUpdated e)
            return fields("person.updated", e.id(), e.groupId(), e.personId(), e.statusText(), instant(e.createdAt()));
        if (event instanceof PersonDeleted e)
            return fields("person.deleted", e.id(), e.groupId(), e.personId(), e.statusText(), instant(e.createdAt()));
        var e = (UnknownEvent) event;
        return fields(e.type(), e.id(), e.json());
    }

    private static @Nullable String instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }

    /** Writes the length before each text, so that no other list of fields makes the same text. */
    private static String fields(@Nullable String... fields) {
        var all = new StringBuilder();
        for (String field : fields)
            if (field == null) all.append('-');
            else all.append(field.length()).append(':').append(field);
        return all.toString();
    }

    /** Hashes the UTF-16 characters, because UTF-8 encodes all lone surrogates as the same byte. */
    private static String sha256(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        bytes.asCharBuffer().put(text);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform must have SHA-256, but this one has not", e);
        }
    }
}
