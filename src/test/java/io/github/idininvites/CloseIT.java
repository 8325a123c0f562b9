package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.support.QuickServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CloseIT {
    private static final int CALLS = 5;

    @AutoClose
    private final QuickServer server = new QuickServer();

    /** An application that does nothing else. */
    static final class Application {
        private Application() {}

        public static void main(String[] arguments) {
            try (var client = IdinInvitesClient.builder()
                    .credentials(Docs.CREDENTIALS)
                    .baseUrl(arguments[0])
                    .maxConcurrentCalls(2)
                    .build()) {
                var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
                for (int i = 0; i < CALLS; i++) {
                    var unused = person.sendInviteAsync()
                            .thenAccept(invite -> System.out.println("invited: " + invite.email()));
                }
            }
        }
    }

    @Test
    void makesAllCallsBeforeAnApplicationEnds() throws Exception {
        var process = JavaProcess.of(List.of(), Application.class.getName(), server.baseUrl())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(server.requests()).isEqualTo(CALLS);
    }

    /** Threads of the client's are daemons: an application that forgets to close its client ends all the same. */
    @Test
    void keepsNoApplicationAlive() throws Exception {
        var process = JavaProcess.of(List.of(), Forgetful.class.getName(), server.baseUrl())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(server.requests()).isEqualTo(2);
    }

    /** An application that does not close its client. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] arguments) {
            var person = IdinInvitesClient.builder()
                    .credentials(Docs.CREDENTIALS)
                    .baseUrl(arguments[0])
                    .build()
                    .group(Docs.GROUP_ID)
                    .person(Docs.PERSON_ID);
            person.getAsync().join();
            person.sendInvite();
        }
    }
}
