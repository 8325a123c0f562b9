package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.QuickServer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FirstCallIT {
    @AutoClose
    private final QuickServer server = new QuickServer();

    /** A lambda of a cloud starts, makes a call or two, and ends. */
    static final class Application {
        private Application() {}

        public static void main(String[] arguments) {
            try (var client = IdinInvitesClient.builder()
                    .credentials(Docs.CREDENTIALS)
                    .baseUrl(arguments[0])
                    .build()) {
                var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
                Objects.requireNonNull(person.sendInvite());
                Objects.requireNonNull(person.get());
            }
        }
    }

    private static long lines(String text, String with) {
        return text.lines()
                .filter(line -> line.contains("[class,load]") && line.contains(with))
                .count();
    }

    /** Jackson's mapper takes longer to load than all of this library. */
    @Test
    void needsNoObjectMapper() throws Exception {
        var process = JavaProcess.of(List.of("-verbose:class"), Application.class.getName(), server.baseUrl())
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(server.requests()).isEqualTo(2);
        assertThat(loaded).contains("io.github.idininvites.json.RecordJson ").doesNotContain(".databind.ObjectMapper ");
        assertThat(loaded).doesNotContain("io.micrometer.", "idininvites.AddedHeaders ");
        Proof.FIRST_CALL.figure(
                "%,d classes loaded, %,d of them Jackson's",
                lines(loaded, "[class,load]"), lines(loaded, "com.fasterxml.jackson."));
    }
}
