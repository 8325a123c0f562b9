package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers ask first, without a null on the way. */
final class ShortcutsTest {
    @Test
    void answersFromTheResult() {
        assertThat(Docs.ANDRE_ANSWERED.eighteenOrOlder()).contains(true);
        assertThat(Docs.ANDRE_ANSWERED.dateOfBirth()).contains(LocalDate.of(1974, 1, 31));
        assertThat(Docs.ANDRE_ANSWERED.fullName()).contains("Andre van Dijk");
        assertThat(Docs.ANDRE_ANSWERED.bin()).contains(Objects.requireNonNull(Docs.ANDRES_RESULT.bin()));
    }

    @Test
    void isEmptyWithoutAResultAndWithoutThePartOfIt() {
        var none = new Result(null, null, "success", null, null, null, null, null, null, Map.of());
        var parts = new Result(
                null,
                null,
                null,
                null,
                new PersonName(null, null, null, null, null, Map.of()),
                null,
                new Age("1974-00-00", null, Map.of()),
                null,
                null,
                Map.of());
        for (Result result : new Result[] {null, none, parts}) {
            var person = new Person("1", "n", null, null, null, "success", result, null, null, Map.of());
            assertThat(person.eighteenOrOlder()).isEmpty();
            assertThat(person.dateOfBirth()).isEmpty();
            assertThat(person.fullName()).isEmpty();
            assertThat(person.bin()).isEmpty();
        }
    }

    @Test
    void takesABlankForNone() {
        var blank = new Result(
                null, null, "success", " ", null, null, new Age(" 1974-01-31 ", null, Map.of()), null, null, Map.of());
        var person = new Person("1", "n", null, null, null, "success", blank, null, null, Map.of());
        assertThat(person.bin()).isEmpty();
        assertThat(person.dateOfBirth()).contains(LocalDate.of(1974, 1, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "A,    Andre,           van,   Dijk, Andre van Dijk",
        "A,    ,                van,   Dijk, A van Dijk",
        "AB,   ' ',             ' ',   Dijk, AB Dijk",
        ",     ,                van,   Dijk, van Dijk",
        "A,    ,                van,   ,     A",
        ",     ' Andre Maria ', '',    Dijk, Andre Maria Dijk",
        ",     ,                van,   ,     ",
        ",     ,                ,      ,     "
    })
    void namesPersonsAsTheDutchDo(
            @Nullable String initials,
            @Nullable String first,
            @Nullable String prefix,
            @Nullable String last,
            @Nullable String full) {
        var name = new PersonName("male", initials, first, last, prefix, Map.of());
        assertThat(name.fullName()).isEqualTo(Optional.ofNullable(full));
    }
}
