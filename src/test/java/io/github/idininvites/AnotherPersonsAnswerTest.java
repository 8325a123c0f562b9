package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.proof.faults.FaultTable;
import io.github.idininvites.proof.faults.Protocol;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;

/** An answer that is another person's; the fault matrix has the answers that nobody asked for. */
final class AnotherPersonsAnswerTest {
    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void isRefusedAndKept(CallMode mode) {
        assertRefused(mode, "another-person");
    }

    @EachCallMode
    void isRefusedAlsoIfOnlyTheCaseOfALetterDiffers(CallMode mode) {
        assertRefused(mode, Docs.PERSON_ID.toUpperCase(Locale.ROOT));
    }

    @EachCallMode
    void isNotAskedForAgain(CallMode mode) {
        wire.answers(answerFor("another-person"), WireJson.PERSON_ANSWERED);
        mode.failedGet(DecodingException.class, wire.person());
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** The server sent this answer behind the one before, unasked. */
    @EachCallMode
    void isNotTakenFromAnEarlierAnswersEnd(CallMode mode) throws Exception {
        try (var server = FaultTable.named("an answer too many").behaviour.start(Protocol.HTTP_1);
                var client = IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl("http://127.0.0.1:" + server.port())
                        .build()) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
            server.arm();
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(server.requests()).isOne();
        }
    }

    private void assertRefused(CallMode mode, String id) {
        String json = answerFor(id);
        wire.answers(json);
        var e = mode.failedGet(DecodingException.class, wire.person());
        assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(e.responseBytes()).isEqualTo(json.getBytes(UTF_8));
        assertThat(e.attempts()).isOne();
        assertThat(e.getMessage()).contains(" answered 200, but ").doesNotContain(id);
    }

    private static String answerFor(String id) {
        return WireJson.PERSON_ANSWERED.replace(Docs.PERSON_ID, id);
    }
}
