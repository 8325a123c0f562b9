package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A person at one moment.
 *
 * @param link of the latest invite; null if there is none
 */
public record PersonView(
        String id,
        String name,
        @Nullable String emailAddress,
        @Nullable PersonStatus status,
        @Nullable String link,
        @Nullable ObjectNode result) {
    @Override
    public String toString() {
        return "PersonView[" + id + "]";
    }
}
