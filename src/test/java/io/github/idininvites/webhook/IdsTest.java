package io.github.idininvites.webhook;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.support.Docs;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The client and the webhooks check ids each with a pattern of its own. */
final class IdsTest {
    private static final String LETTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    @AutoClose
    private final IdinInvitesClient client = IdinInvitesClient.create(Docs.CREDENTIALS);

    @Test
    void acceptsTheSameIdsInWebhooksAsInCalls() {
        Stream<String> texts = IntStream.rangeClosed(0, 0x3ff).mapToObj(Character::toString);
        Stream<String> lengths = IntStream.rangeClosed(0, 66).mapToObj("a"::repeat);
        List<String> ids = Stream.concat(Stream.concat(texts, lengths), Stream.of("a\n", "\na", "a b", "a/b"))
                .toList();
        List<String> accepted =
                ids.stream().filter(id -> accepts(client::group, id)).toList();

        assertThat(accepted.subList(0, LETTERS.length())).containsExactly(LETTERS.split(""));
        assertThat(accepted.subList(LETTERS.length(), accepted.size()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 64).mapToObj("a"::repeat).toList());
        assertThat(ids.stream().filter(id -> accepts(client.group("g")::person, id)))
                .containsExactlyElementsOf(accepted);
        assertThat(ids.stream().filter(id -> accepts(this::readGroup, id))).containsExactlyElementsOf(accepted);
        assertThat(ids.stream().filter(id -> accepts(this::readPerson, id))).containsExactlyElementsOf(accepted);
    }

    private void readGroup(String id) {
        Webhooks.parse("{\"id\":\"E\",\"event\":\"group.updated\",\"group\":\"%s\"}".formatted(escaped(id)));
    }

    private void readPerson(String id) {
        Webhooks.parse(
                "{\"id\":\"E\",\"event\":\"person.updated\",\"group\":\"g\",\"person\":\"%s\"}".formatted(escaped(id)));
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(joining());
    }

    private static boolean accepts(Consumer<String> reader, String id) {
        try {
            reader.accept(id);
            return true;
        } catch (IllegalArgumentException | DecodingException e) {
            return false;
        }
    }
}
