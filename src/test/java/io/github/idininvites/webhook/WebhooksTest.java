package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.GroupStatus;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhooksTest {
    private static final int LIMIT = 64 * 1024;
    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2020-01-01T00:00:00+00:00");

    /** The three ways in, as one. */
    enum Form {
        TEXT,
        BYTES,
        STREAM;

        WebhookEvent parse(String body) throws IOException {
            WebhookEvent event = switch (this) {
                case TEXT -> Webhooks.parse(body);
                case BYTES -> Webhooks.parse(body.getBytes(UTF_8));
                case STREAM -> Webhooks.parse(stream(body));
            };
            SeenByCallers.saw(event);
            return event;
        }
    }

    @Test
    void refusesBadBytesWhereverTheyStand() {
        byte[] good = WireJson.PERSON_UPDATED.getBytes(UTF_8);
        byte[] overlong = {(byte) 0xC1, (byte) 0xA9}; // Jackson takes this for an i
        for (int at = 0; at < good.length - 1; at++) {
            byte[] nul = good.clone();
            nul[at] = 0;
            assertThat(refusal(() -> Webhooks.parse(nul))).as("at %d", at).isNotNull();
            byte[] latin = good.clone();
            latin[at] = (byte) 0xEB;
            byte[] twoBytes = good.clone();
            System.arraycopy(overlong, 0, twoBytes, at, overlong.length);
            for (byte[] body : List.of(latin, twoBytes))
                assertThat(refusal(() -> Webhooks.parse(body)))
                        .as("at %d", at)
                        .hasMessage("the webhook body is not UTF-8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsTheDocumentedEvents(Form form) throws IOException {
        String ofGroups = "pending|completed|declined|expired";
        String ofPersons = "success|cancelled|failure|expired";
        assertThat(form.parse(WireJson.GROUP_UPDATED))
                .isEqualTo(new GroupUpdated("EVENT_GUID", "GROUP_GUID", ofGroups, NEW_YEAR));
        assertThat(form.parse(WireJson.GROUP_DELETED))
                .isEqualTo(new GroupDeleted("EVENT_GUID", "GROUP_GUID", ofGroups, NEW_YEAR));
        assertThat(form.parse(WireJson.PERSON_UPDATED))
                .isEqualTo(new PersonUpdated("EVENT_GUID", "GROUP_GUID", "PERSON_GUID", ofPersons, NEW_YEAR));
        assertThat(form.parse(WireJson.PERSON_DELETED))
                .isEqualTo(new PersonDeleted("EVENT_GUID", "GROUP_GUID", "PERSON_GUID", ofPersons, NEW_YEAR));
    }

    @Test
    void readsRealIds() {
        String body = WireJson.PERSON_UPDATED
                .replace("EVENT_GUID", "c6f5a012-524a-4a2e-a77a-5f2c27397c3e")
                .replace("GROUP_GUID", Docs.GROUP_ID)
                .replace("PERSON_GUID", Docs.PERSON_ID)
                .replace("success|cancelled|failure|expired", "success");
        assertThat(Webhooks.parse(body))
                .isEqualTo(new PersonUpdated(
                        "c6f5a012-524a-4a2e-a77a-5f2c27397c3e", Docs.GROUP_ID, Docs.PERSON_ID, "success", NEW_YEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "group.updated, pending, PENDING",
        "group.updated, completed, COMPLETED",
        "group.deleted, declined, DECLINED",
        "group.deleted, expired, EXPIRED",
        "group.updated, archived, UNKNOWN",
    })
    void readsTheStatusOfAGroup(String type, String text, GroupStatus status) {
        var event = Webhooks.parse(event(type, "'status': '" + text + "'"));
        assertThat(event instanceof GroupUpdated updated ? updated.status() : ((GroupDeleted) event).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "person.updated, success, SUCCESS",
        "person.updated, cancelled, CANCELLED",
        "person.deleted, failure, FAILURE",
        "person.deleted, expired, EXPIRED",
        "person.updated, pending, UNKNOWN",
    })
    void readsTheStatusOfAPerson(String type, String text, PersonStatus status) {
        var event = Webhooks.parse(event(type, "'status': '" + text + "'"));
        assertThat(event instanceof PersonUpdated updated ? updated.status() : ((PersonDeleted) event).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x': 1", "'status': null", "'status': 1", "'status': {}"})
    void readsAnEventWithoutAStatus(String field) {
        assertThat(Webhooks.parse(event("group.updated", field))).isEqualTo(new GroupUpdated("E", "g", null, null));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheWholeBodyOfATypeThatItDoesNotKnow(Form form) throws IOException {
        String body = event("invite.opened", "'group': {'name': 'Zoë 😀'}");
        assertThat(form.parse(body)).isEqualTo(new UnknownEvent("E", "invite.opened", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group.updated", "group.updated ", "group", ""})
    void takesATypeSpelledOtherwiseForUnknown(String type) {
        assertThat(Webhooks.parse(event(type, "'x': 1"))).isInstanceOf(UnknownEvent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x': 1",
                "'created': null",
                "'created': ''",
                "'created': 'van Dijk'",
                "'created': '2020-01-01T00:00:00'",
                "'created': '9223372036854775807'",
                "'created': true",
                "'created': {}",
                "'created': []",
                "'created': 9223372036854775807",
                "'created': 99999999999999999999",
                "'created': -1e400",
                "'created': 1e99999999999",
            })
    void readsAnEventWhoseTimeCannotBeRead(String field) {
        assertThat(Webhooks.parse(event("group.deleted", field))).isEqualTo(new GroupDeleted("E", "g", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+0000, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00.5-05:30, 2020-01-01T00:00:00.5-05:30",
    })
    void readsTheTimeWithTheOffsetThatWasSent(String sent, OffsetDateTime time) {
        assertThat(Webhooks.parse(event("group.updated", "'created': '" + sent + "'")))
                .isEqualTo(new GroupUpdated("E", "g", null, time));
    }

    @ParameterizedTest
    @EnumSource
    void skipsAByteOrderMark(Form form) throws IOException {
        String body = event("invite.opened", "'x': 1");
        assertThat(form.parse("\uFEFF" + body)).isEqualTo(new UnknownEvent("E", "invite.opened", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                           | is not a JSON object",
                "null                                         | is not a JSON object",
                "[]                                           | is not a JSON object",
                "'van Dijk'                                   | is not a JSON object",
                "42                                           | is not a JSON object",
                "{}                                           | has no text id",
                "{'id': null, 'event': 'group.updated'}       | has no text id",
                "{'id': 42, 'event': 'group.updated'}         | has no text id",
                "{'id': {'van Dijk': 1}, 'event': 'x'}        | has no text id",
                "{'id': 'E'}                                  | has no text event",
                "{'id': 'E', 'event': null}                   | has no text event",
                "{'id': 'E', 'event': ['van Dijk']}           | has no text event",
                "{'id': '', 'event': 'x'}                     | has no valid id; it must match [!-~]{1,255}",
                "{'id': 'van Dijk', 'event': 'x'}             | has no valid id; it must match [!-~]{1,255}",
                "{'id': 'E\\n', 'event': 'x'}                 | has no valid id; it must match [!-~]{1,255}",
                "{'id': 'Zoë', 'event': 'x'}                  | has no valid id; it must match [!-~]{1,255}",
                "{'id': 'E', 'event': 'group.updated'}        | has no text group",
                "{'id': 'E', 'event': 'group.deleted', 'group': 1} | has no text group",
                "{'id': 'E', 'event': 'group.updated', 'group': 'van Dijk'} | has no valid group; it must match [A-Za-z0-9_-]{1,64}",
                "{'id': 'E', 'event': 'group.updated', 'group': '../x'} | has no valid group; it must match [A-Za-z0-9_-]{1,64}",
                "{'id': 'E', 'event': 'group.deleted', 'group': ''} | has no valid group; it must match [A-Za-z0-9_-]{1,64}",
                "{'id': 'E', 'event': 'person.updated', 'person': 'p'} | has no text group",
                "{'id': 'E', 'event': 'person.updated', 'group': 'g'} | has no text person",
                "{'id': 'E', 'event': 'person.deleted', 'group': 'g', 'person': null} | has no text person",
                "{'id': 'E', 'event': 'person.updated', 'group': 'g', 'person': 'van Dijk'} | has no valid person; it must match [A-Za-z0-9_-]{1,64}",
                "{'id': 'E', 'event': 'person.deleted', 'group': 'g', 'person': 'p/..'} | has no valid person; it must match [A-Za-z0-9_-]{1,64}",
                "<html>van Dijk</html>                        | is not JSON at line 1, column 1",
                "{'id': 'E', 'van Dijk                        | is not JSON at line 1, column 22",
                "{'id': 'E', 'event': NaN}                    | is not JSON at line 1, column 25",
                "{'id': 'E', 'id': 'van Dijk', 'event': 'x'}  | has a name twice, at line 1, column 17",
                "{'id': 'E', 'x': {'van Dijk': 1, 'van Dijk': 2}} | has a name twice, at line 1, column 44",
                "{'id': 'E', 'event': 'x'} {}                 | is not JSON at line 1, column 27",
                "{'id': 'E', 'event': 'x'} van Dijk           | is not JSON at line 1, column 27",
            })
    void refusesWhatIsNoEvent(String body, String flaw) {
        for (var form : Form.values())
            assertThat(refusal(() -> form.parse(body.replace('\'', '"')))).hasMessage("the webhook body " + flaw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "[[[[["})
    void refusesJsonThatIsBeyondTheLimitsOfItsParser(String piece) {
        String body = event("x", "'x': " + piece.repeat(1000));
        assertThat(refusal(() -> Webhooks.parse(body)))
                .hasMessage("the webhook body nests too deep, or has a number or a name that is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void refusesOtherEncodingsThanUtf8(Charset charset) {
        byte[] body = event("group.updated", "'x': 'Zoë'").getBytes(charset);
        assertThat(refusal(() -> Webhooks.parse(body)).getMessage())
                .isIn("the webhook body is not UTF-8", "the webhook body is not JSON at line 1, column 2");
    }

    @ParameterizedTest
    @EnumSource
    void readsABodyOfExactlyTheLimit(Form form) throws IOException {
        assertThat(form.parse(eventOf(LIMIT))).isEqualTo(new UnknownEvent("E", "x", eventOf(LIMIT)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesABodyOfOneByteMore(Form form) throws IOException {
        assertThat(refusal(() -> form.parse(eventOf(LIMIT + 1))))
                .hasMessage("the webhook body is larger than 65536 bytes");
    }

    @Test
    void countsBytesNotCharacters() {
        String body = event("x", "'x': '" + "é".repeat(LIMIT / 2) + "'");
        assertThat(refusal(() -> Webhooks.parse(body))).hasMessage("the webhook body is larger than 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000_000, Integer.MAX_VALUE})
    void readsABodyWithinALimitOfOnesOwn(int limit) throws IOException {
        String body = eventOf(Math.min(limit, 2_000_000));
        assertThat(Webhooks.parse(stream(body), limit)).isEqualTo(new UnknownEvent("E", "x", body));
    }

    @Test
    void refusesABodyBeyondALimitOfOnesOwn() {
        assertThat(refusal(() -> Webhooks.parse(stream(eventOf(101)), 100)))
                .hasMessage("the webhook body is larger than 100 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesALimitOfNothing(int limit) {
        assertThatThrownBy(() -> Webhooks.parse(stream("{}"), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBytes must be 1 or more, but is " + limit);
    }

    @Test
    void readsAStreamNoFurtherThanItMust() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                read += length;
                return length;
            }
        };
        assertThat(refusal(() -> Webhooks.parse(endless))).hasMessage("the webhook body is larger than 65536 bytes");
        assertThat(endless.read).isEqualTo(LIMIT + 1L);
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        var stream = new ByteArrayInputStream(event("x", "'x': 1").getBytes(UTF_8)) {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };
        SeenByCallers.saw(Webhooks.parse(stream));
        assertThat(stream.closed).isFalse();
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        var broken = new IOException("the connection broke");
        var stream = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw broken;
            }
        };
        assertThatThrownBy(() -> Webhooks.parse(stream)).isSameAs(broken);
    }

    @Test
    void keepsTheRefusedBodyByteForByte() {
        byte[] body = {'{', (byte) 0xC3, '('};
        assertThat(refusal(() -> Webhooks.parse(body)).responseBytes()).isEqualTo(body);
    }

    @Test
    void keepsTheRefusedBodyWhateverBecomesOfTheCallersArray() {
        byte[] body = "[]".getBytes(UTF_8);
        var refusal = refusal(() -> Webhooks.parse(body));
        Arrays.fill(body, (byte) 'x');
        assertThat(refusal.responseBody()).isEqualTo("[]");
    }

    @Test
    void tellsThatNothingWasSent() {
        var refusal = refusal(() -> Webhooks.parse("{\"id\": \"van Dijk\"}"));
        assertThat(refusal.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(refusal.attempts()).isZero();
        assertThat(refusal).hasNoCause();
    }

    private interface Parse {
        @Nullable
        Object run() throws IOException;
    }

    private static DecodingException refusal(Parse parse) {
        return SeenByCallers.saw(Objects.requireNonNull(catchThrowableOfType(DecodingException.class, parse::run)));
    }

    private static String event(String type, String field) {
        String group = field.startsWith("'group'") ? "" : "'group': 'g', 'person': 'p', ";
        return "{'id': 'E', 'event': '%s', %s%s}".formatted(type, group, field).replace('\'', '"');
    }

    /** An event of so many bytes. */
    private static String eventOf(int bytes) {
        String event = "{\"id\": \"E\", \"event\": \"x\"}";
        return event + " ".repeat(bytes - event.length());
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
