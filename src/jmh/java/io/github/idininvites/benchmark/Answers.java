package io.github.idininvites.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The two answers of the API's text that the benchmarks use, without white space. */
final class Answers {
    static final String GROUP_ID = "1f7d7d18-3b0e-4322-8919-49e51d40c38b";
    static final String PERSON_ID = "81f50a17-b556-48b2-a79b-6bc5315d9083";
    static final byte[] PERSON_ADDED = read("add-person-response");
    static final byte[] PERSON_ANSWERED = read("get-person-response");

    private Answers() {}

    static byte[] read(String name) {
        var path = "/wire/" + name + ".json"; // among the test resources
        try (var in = Objects.requireNonNull(Answers.class.getResourceAsStream(path), path)) {
            var json = new ObjectMapper();
            return json.writeValueAsBytes(json.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
