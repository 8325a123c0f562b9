package io.github.idininvites.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the server sends: the examples of the API's text. */
final class Answers {
    static final String GROUP_ID = "1f7d7d18-3b0e-4322-8919-49e51d40c38b";
    static final String PERSON_ID = "81f50a17-b556-48b2-a79b-6bc5315d9083";
    static final byte[] PERSON_ADDED = read("add-person-response");
    static final byte[] INVITE = read("send-invite-response");
    static final byte[] PERSON_ANSWERED = read("get-person-response");

    /** A webhook's body: the example of the API's text has no real ids. */
    static final byte[] EVENT = """
            {
                "id": "c6f5a012-524a-4a2e-a77a-5f2c27397c3e",
                "event": "person.updated",
                "group": "%s",
                "person": "%s",
                "status": "success",
                "created": "2020-01-01T00:00:00+00:00"
            }
            """.formatted(GROUP_ID, PERSON_ID).getBytes(UTF_8);

    private Answers() {}

    private static byte[] read(String name) {
        var path = "/wire/" + name + ".json"; // among the test resources
        try (var in = Objects.requireNonNull(Answers.class.getResourceAsStream(path), path)) {
            var json = new ObjectMapper();
            return json.writeValueAsBytes(json.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
