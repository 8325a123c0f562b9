package io.github.idininvites.model;

import io.github.idininvites.support.Docs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records with little in them. */
final class Samples {
    private Samples() {}

    static Person person(@Nullable String statusText, @Nullable Result result) {
        return new Person(Docs.PERSON_ID, "Andre van Dijk", null, null, null, statusText, result, null, null, Map.of());
    }

    static Age age(@Nullable String dateOfBirthText) {
        return new Age(dateOfBirthText, null, Map.of());
    }
}
