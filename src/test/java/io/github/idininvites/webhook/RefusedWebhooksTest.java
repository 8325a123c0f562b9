package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.Bodies.event;
import static io.github.idininvites.webhook.Bodies.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Bodies.Form;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event, and what the refusal says and keeps. */
final class RefusedWebhooksTest {
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
}
