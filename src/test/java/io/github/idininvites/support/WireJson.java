package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The examples of the API's text as they stand there, but for the e-mail address, which its page hides. */
public final class WireJson {
    public static final String GROUP_REQUEST = read("create-group-request");
    public static final String GROUP = read("create-group-response");
    public static final String PERSON_REQUEST = read("add-person-request");
    public static final String PERSON_ADDED = read("add-person-response");
    public static final String INVITE_REQUEST = read("send-invite-request");
    public static final String INVITE = read("send-invite-response");
    public static final String PERSON_ANSWERED = read("get-person-response");
    public static final String GROUP_UPDATED = read("group-updated");
    public static final String GROUP_DELETED = read("group-deleted");
    public static final String PERSON_UPDATED = read("person-updated");
    public static final String PERSON_DELETED = read("person-deleted");

    private WireJson() {}

    private static String read(String name) {
        String path = "/wire/" + name + ".json";
        try (var in = Objects.requireNonNull(WireJson.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
