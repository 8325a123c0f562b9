package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenEnumsTest {
    @ParameterizedTest
    @CsvSource({"pending, PENDING", "completed, COMPLETED", "declined, DECLINED", "expired, EXPIRED"})
    void readsTheDocumentedStatusesOfAGroup(String text, GroupStatus status) {
        assertThat(GroupStatus.of(text)).isEqualTo(status);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "success", "PENDING", "pending ", "unknown", "open"})
    void takesAnythingElseForAnUnknownStatusOfAGroup(@Nullable String text) {
        assertThat(GroupStatus.of(text)).isEqualTo(GroupStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"success, SUCCESS", "cancelled, CANCELLED", "failure, FAILURE", "expired, EXPIRED"})
    void readsTheDocumentedStatusesOfAPerson(String text, PersonStatus status) {
        assertThat(PersonStatus.of(text)).isEqualTo(status);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "pending", "SUCCESS", " success", "unknown", "canceled"})
    void takesAnythingElseForAnUnknownStatusOfAPerson(@Nullable String text) {
        assertThat(PersonStatus.of(text)).isEqualTo(PersonStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"male, MALE", "female, FEMALE"})
    void readsTheGendersThatBanksTell(String text, Gender gender) {
        assertThat(Gender.of(text)).isEqualTo(gender);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "MALE", "m", "unknown", "x"})
    void takesAnythingElseForAnUnknownGender(@Nullable String text) {
        assertThat(Gender.of(text)).isEqualTo(Gender.UNKNOWN);
    }

    @Test
    void answersWithTheStatusesOfTheDocumentedObjects() {
        assertThat(Docs.COMPANY_ABC.status()).isEqualTo(GroupStatus.PENDING);
        assertThat(Docs.ANDRE_ANSWERED.status()).contains(PersonStatus.SUCCESS);
        assertThat(Docs.ANDRES_RESULT.status()).isEqualTo(PersonStatus.SUCCESS);
        assertThat(new PersonName("male", "A", null, "Dijk", "van", Map.of()).gender())
                .isEqualTo(Gender.MALE);
    }

    @Test
    void hasNoStatusForAPersonWhoDidNotAnswer() {
        assertThat(Docs.ANDRE_ADDED.status()).isEmpty();
    }

    @Test
    void tellsAnUnknownStatusOfAPersonFromNone() {
        var person = new Person("1", "Andre van Dijk", null, null, null, "pending", null, null, null, Map.of());
        assertThat(person.status()).contains(PersonStatus.UNKNOWN);
    }
}
