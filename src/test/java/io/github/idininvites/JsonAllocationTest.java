package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.idininvites.json.Json;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Webhooks;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Counts the bytes that reading takes, against the leanest parser that one would write by hand for just these bodies. */
final class JsonAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] PERSON = WireJson.PERSON_ANSWERED.getBytes(UTF_8);
    private static final byte[] EVENT = WireJson.PERSON_UPDATED
            .replace("EVENT_GUID", "c6f5a012-524a-4a2e-a77a-5f2c27397c3e")
            .replace("GROUP_GUID", Docs.GROUP_ID)
            .replace("PERSON_GUID", Docs.PERSON_ID)
            .replace("success|cancelled|failure|expired", "success")
            .getBytes(UTF_8);

    @Test
    void readsAPersonWithAResultWithAtMostOnePointSixTimesTheAllocationOfAParserByHand() throws Exception {
        assertThat(Json.read(PERSON, Person.class)).isEqualTo(ParserByHand.person(PERSON));
        assertThat(bytes(() -> Json.read(PERSON, Person.class)) / bytes(() -> ParserByHand.person(PERSON)))
                .isLessThanOrEqualTo(1.6);
    }

    @Test
    void readsAnEventWithAtMostOnePointThreeTimesTheAllocationOfAParserByHand() throws Exception {
        assertThat(Webhooks.parse(EVENT)).isEqualTo(ParserByHand.event(EVENT));
        assertThat(bytes(() -> Webhooks.parse(EVENT)) / bytes(() -> ParserByHand.event(EVENT)))
                .isLessThanOrEqualTo(1.3);
    }

    /** The median: a single run may also pay for what is made once, or for the compiler. */
    private static double bytes(Callable<?> reading) throws Exception {
        var bytes = new long[500];
        for (int i = 0; i < bytes.length; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Objects.requireNonNull(reading.call());
            bytes[i] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        Arrays.sort(bytes);
        return bytes[bytes.length / 2];
    }
}
