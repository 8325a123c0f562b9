package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WebhookEventTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        new GroupUpdated("E", "g", "pending", null), "GroupUpdated[id=E, groupId=g, status=PENDING]"),
                Arguments.of(
                        new GroupDeleted("E", "g", "van Dijk", null), "GroupDeleted[id=E, groupId=g, status=UNKNOWN]"),
                Arguments.of(
                        new PersonUpdated("E", "g", "p", "success", null),
                        "PersonUpdated[id=E, groupId=g, personId=p, status=SUCCESS]"),
                Arguments.of(
                        new PersonDeleted("E", "g", "p", "van Dijk", null),
                        "PersonDeleted[id=E, groupId=g, personId=p, status=UNKNOWN]"),
                Arguments.of(
                        new UnknownEvent("E", "van Dijk", "{\"name\": \"Andre van Dijk\"}"), "UnknownEvent[id=E]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void showsIdsAndStatusesOnly(WebhookEvent event, String text) {
        SeenByCallers.saw(event);
        assertThat(event).hasToString(text);
    }

    @SuppressWarnings("NullAway") // what callers without a null checker do
    static Stream<Arguments> incomplete() {
        return Stream.of(
                incomplete("id", () -> new GroupUpdated(null, "g", null, null)),
                incomplete("groupId", () -> new GroupUpdated("E", null, null, null)),
                incomplete("id", () -> new GroupDeleted(null, "g", null, null)),
                incomplete("groupId", () -> new GroupDeleted("E", null, null, null)),
                incomplete("id", () -> new PersonUpdated(null, "g", "p", null, null)),
                incomplete("groupId", () -> new PersonUpdated("E", null, "p", null, null)),
                incomplete("personId", () -> new PersonUpdated("E", "g", null, null, null)),
                incomplete("id", () -> new PersonDeleted(null, "g", "p", null, null)),
                incomplete("groupId", () -> new PersonDeleted("E", null, "p", null, null)),
                incomplete("personId", () -> new PersonDeleted("E", "g", null, null, null)),
                incomplete("id", () -> new UnknownEvent(null, "x", "{}")),
                incomplete("type", () -> new UnknownEvent("E", null, "{}")),
                incomplete("json", () -> new UnknownEvent("E", "x", null)));
    }

    private static Arguments incomplete(String missing, ThrowingCallable maker) {
        return Arguments.of(missing, maker);
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void refusesToBeMadeWithoutWhatEveryEventHas(String missing, ThrowingCallable maker) {
        assertThatThrownBy(maker).isInstanceOf(NullPointerException.class).hasMessage(missing + " is missing");
    }
}
