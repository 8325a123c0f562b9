package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EventKeyTest {
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2020-01-01T10:00:00Z");

    @Test
    void isTheIdAndTheHashOfAllThatTheEventSays() throws Exception {
        String says = "14:person.updated" + "2:e1" + "2:g1" + "2:p1" + "7:success" + "20:2020-01-01T10:00:00Z";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(says.getBytes(StandardCharsets.UTF_16BE));
        assertThat(EventKey.of(new PersonUpdated("e1", "g1", "p1", "success", CREATED)))
                .isEqualTo("e1." + HexFormat.of().formatHex(hash));
    }

    @Test
    void differsForEventsThatSayDifferentThings() {
        var events = List.of(
                new PersonUpdated("e1", "g1", "p1", "success", CREATED),
                new PersonUpdated("E1", "g1", "p1", "success", CREATED),
                new PersonUpdated("e1", "g2", "p1", "success", CREATED),
                new PersonUpdated("e1", "g1", "p2", "success", CREATED),
                new PersonUpdated("e1", "g1", "p1", "Success", CREATED),
                new PersonUpdated("e1", "g1", "p1", "success", CREATED.plusNanos(1)),
                new PersonUpdated("e1", "g1", "p1", "success", null),
                new PersonUpdated("e1", "g1", "p1", null, CREATED),
                new PersonUpdated("e1", "g1", "p1", "", CREATED),
                new PersonUpdated("e1", "g1", "p1", "-", CREATED),
                new PersonUpdated("e1", "g1", "p1", null, null),
                new PersonDeleted("e1", "g1", "p1", "success", CREATED),
                new GroupUpdated("e1", "g1", "success", CREATED),
                new GroupUpdated("e1", "g2", "success", CREATED),
                new GroupUpdated("e1", "g1", null, CREATED),
                new GroupUpdated("e1", "g1", "success", null),
                new GroupDeleted("e1", "g1", "success", CREATED),
                new UnknownEvent("e1", "person.updated", "{}"),
                new UnknownEvent("e1", "person.renamed", "{}"),
                new UnknownEvent("e2", "person.renamed", "{}"),
                new UnknownEvent("e1", "person.renamed", "{ }"));
        assertThat(events).extracting(EventKey::of).doesNotHaveDuplicates();
    }

    @Test
    void differsWhereOnlyTheBorderBetweenTwoFieldsDoes() {
        var events = Stream.of(
                new PersonUpdated("e1", "g", "1p1", "success", CREATED),
                new PersonUpdated("e1", "g1", "p1", "success", CREATED),
                new PersonUpdated("e1", "g12:p1", "", "success", CREATED),
                new PersonUpdated("e12:g1", "", "p1", "success", CREATED),
                new GroupUpdated("e1", "g12:p1", "success", CREATED));
        assertThat(events).extracting(EventKey::of).doesNotHaveDuplicates();
    }

    /** JSON can spell them, and UTF-8 has a question mark for each. */
    @Test
    void differsForTextsThatAreNotUnicode() {
        var events = Stream.of("\ud800", "\ud801", "?").map(status -> new GroupUpdated("e1", "g1", status, CREATED));
        assertThat(events).extracting(EventKey::of).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameInstantAtAnotherOffset() {
        var elsewhere = OffsetDateTime.parse("2020-01-01T11:00:00+01:00");
        assertThat(EventKey.of(new GroupDeleted("e1", "g1", null, elsewhere)))
                .isEqualTo(EventKey.of(new GroupDeleted("e1", "g1", null, CREATED)));
    }

    @Test
    void takesTheFirstAndTheLastInstant() {
        assertThat(Stream.of(OffsetDateTime.MIN, OffsetDateTime.MAX)
                        .map(time -> EventKey.of(new GroupDeleted("e1", "g1", null, time))))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.length() == "e1.".length() + 64);
    }

    /** Databases compare without case, some of them, and cut blanks at the end. */
    @Test
    void differsForIdsThatADatabaseMayTakeForTheSame() {
        var keys = Stream.of("a", "A", "a ", "á", "a\u00ad")
                .map(id -> EventKey.of(new GroupDeleted(id, "g1", null, null)).toLowerCase(Locale.ROOT));
        assertThat(keys.map(key -> key.substring(key.indexOf('.')))).doesNotHaveDuplicates();
    }

    @Test
    void fitsIntoTheTableHoweverLongTheIdIs() {
        String longest = "x".repeat(255);
        var keys = Stream.of(longest, longest + "y", "x".repeat(190), "x".repeat(191))
                .map(id -> EventKey.of(new GroupDeleted(id, "g1", null, null)))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("x{190}[.][0-9a-f]{64}"));
    }

    @Test
    void isPrintableAsciiWhateverTheIdIs() {
        assertThat(EventKey.of(new GroupDeleted("é \n~!", "g1", null, null))).matches("[?]{3}~![.][0-9a-f]{64}");
    }
}
