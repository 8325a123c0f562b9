package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.Bodies.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.GroupStatus;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Bodies.Form;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser makes of events. */
final class WebhooksTest {
    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2020-01-01T00:00:00+00:00");

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
}
