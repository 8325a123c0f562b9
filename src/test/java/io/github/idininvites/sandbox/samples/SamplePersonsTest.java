package io.github.idininvites.sandbox.samples;

import static io.github.idininvites.model.Attribute.DATE_OF_BIRTH;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.GENDER;
import static io.github.idininvites.model.Attribute.NAME;
import static io.github.idininvites.model.PersonStatus.CANCELLED;
import static io.github.idininvites.model.PersonStatus.SUCCESS;
import static io.github.idininvites.model.PersonStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.model.Age;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.support.Docs;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplePersonsTest {
    @Test
    void hasThePersonOfTheApisText() {
        assertThat(SamplePersons.andre().withStatus(SUCCESS).build()).isEqualTo(Docs.ANDRE_ANSWERED);
    }

    @Test
    void hasNotAnsweredAtFirst() {
        var andre = SamplePersons.andre().build();
        assertThat(andre.hasAnswered()).isFalse();
        assertThat(andre.result()).isNull();
    }

    @Test
    void hasAResultOnlyAfterSuccess() {
        var andre = SamplePersons.andre().withStatus(CANCELLED).build();
        assertThat(andre.status()).contains(CANCELLED);
        assertThat(andre.result()).isNull();
        assertThat(SamplePersons.andre().withStatus(UNKNOWN).build().status()).contains(UNKNOWN);
    }

    @Test
    void hasWhatWasRequestedOnly() {
        var andre = SamplePersons.andre().withStatus(SUCCESS);
        assertThat(result(andre.requesting(GENDER)).name())
                .isEqualTo(new PersonName("male", null, null, null, null, Map.of()));
        assertThat(result(andre.requesting(NAME)).name())
                .isEqualTo(new PersonName(null, "A", "Andre", "Dijk", "van", Map.of()));
        assertThat(result(andre.requesting(DATE_OF_BIRTH)).age()).isEqualTo(new Age("1974-01-31", null, Map.of()));
        assertThat(result(andre.requesting(EIGHTEEN_OR_OLDER)).age()).isEqualTo(new Age(null, true, Map.of()));
        assertThat(andre.requesting().build().succeededWithoutData()).isTrue();
    }

    @Test
    void hasTheDataOfAnyCitizen() {
        var minor = SamplePersons.of(Citizen.MINOR).withStatus(SUCCESS);
        assertThat(minor.build().name()).isEqualTo("Sanne Visser");
        assertThat(result(minor).age()).isEqualTo(new Age("2016-05-14", false, Map.of()));
        assertThat(SamplePersons.of(Citizen.NO_FIRST_NAME).build().name()).isEqualTo("JH Bakker");
        var unknown = SamplePersons.of(new Citizen("INGBNL2A", null, null, null, null, null, null));
        assertThat(unknown.withStatus(SUCCESS).build().succeededWithoutData()).isTrue();
    }

    @Test
    void changesWhatThePersonWasAddedWith() {
        var person = SamplePersons.andre()
                .withId("p1")
                .withName("Andre")
                .withEmailAddress(null)
                .build();
        assertThat(person.id()).isEqualTo("p1");
        assertThat(person.name()).isEqualTo("Andre");
        assertThat(person.emailAddress()).isNull();
    }

    @Test
    void givesEachPersonAnIdOfTheirOwn() {
        var persons = Stream.of(
                        SamplePersons.andre(),
                        SamplePersons.maria(),
                        SamplePersons.of(Citizen.MINOR),
                        SamplePersons.of(Citizen.NO_FIRST_NAME),
                        SamplePersons.of(Citizen.FOREIGN_ADDRESS),
                        SamplePersons.of(Citizen.PARTIAL_BIRTH_DATE))
                .map(SamplePerson::build)
                .toList();
        assertThat(persons).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(persons).extracting(Person::toString).doesNotHaveDuplicates();
        assertThat(SamplePersons.maria().build())
                .isEqualTo(SamplePersons.maria().build());
    }

    /** A person's text has no name, so AssertJ has to help. */
    @Test
    void differsInAMessageFromAPersonWithTheSameId() {
        var andre = SamplePersons.andre().build();
        var renamed = SamplePersons.andre().withName("A. van Dijk").build();
        assertThatThrownBy(() -> assertThat(renamed).isEqualTo(andre))
                .hasMessageMatching("(?s)\\s*expected: .*\\(Person@.+\\)\"\\s* but was: .*\\(Person@.+\\)\"\\s*");
        assertThatThrownBy(() -> assertThat(renamed).usingRecursiveComparison().isEqualTo(andre))
                .hasMessageContaining("field/property 'name' differ");
    }

    @Test
    void showsTheIdOnly() {
        assertThat(SamplePersons.andre()).hasToString("SamplePerson[id=81f50a17-b556-48b2-a79b-6bc5315d9083]");
    }

    private static Result result(SamplePerson person) {
        return Objects.requireNonNull(person.build().result());
    }
}
