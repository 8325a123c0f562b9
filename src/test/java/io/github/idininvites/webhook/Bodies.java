package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.support.SeenByCallers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bodies of events, and the three ways to parse them. */
final class Bodies {
    private Bodies() {}

    /** The three ways in, as one. */
    enum Form {
        TEXT,
        BYTES,
        STREAM;

        WebhookEvent parse(String body) throws IOException {
            WebhookEvent event = switch (this) {
                case TEXT -> Webhooks.parse(body);
                case BYTES -> Webhooks.parse(body.getBytes(UTF_8));
                case STREAM -> Webhooks.parse(stream(body));
            };
            SeenByCallers.saw(event);
            return event;
        }
    }

    interface Parse {
        @Nullable
        Object run() throws IOException;
    }

    static DecodingException refusal(Parse parse) {
        return SeenByCallers.saw(Objects.requireNonNull(catchThrowableOfType(DecodingException.class, parse::run)));
    }

    static String event(String type, String field) {
        String group = field.startsWith("'group'") ? "" : "'group': 'g', 'person': 'p', ";
        return "{'id': 'E', 'event': '%s', %s%s}".formatted(type, group, field).replace('\'', '"');
    }

    static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
