package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.idininvites.support.SeenByCallers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewPersonTest {
    private static final NewPerson ANDRE = NewPerson.of("Andre van Dijk", "andre@example.com");

    @Test
    void asksForNothingUnlessTold() {
        assertThat(ANDRE.attributes().requested()).isEmpty();
        assertThat(NewPerson.of("Andre van Dijk").attributes().requested()).isEmpty();
    }

    @Test
    void hasNoEmailAddressUnlessGiven() {
        assertThat(NewPerson.of("Andre van Dijk").emailAddress()).isNull();
    }

    @Test
    void addsToWhatIsRequestedAlready() {
        var asked = ANDRE.requesting(Attribute.NAME, Attribute.ADDRESS).requesting(Attribute.GENDER, Attribute.NAME);
        assertThat(asked.attributes().requested())
                .containsExactlyInAnyOrder(Attribute.NAME, Attribute.ADDRESS, Attribute.GENDER);
    }

    @Test
    void keepsNameAndEmailAddressWhenMoreIsRequested() {
        assertThat(ANDRE.requesting(Attribute.NAME))
                .isEqualTo(new NewPerson("Andre van Dijk", "andre@example.com", Attributes.of(Set.of(Attribute.NAME))));
    }

    @Test
    void doesNotChangeThePersonThatMoreIsRequestedOf() {
        var unused = ANDRE.requesting(Attribute.NAME);
        assertThat(ANDRE.attributes().requested()).isEmpty();
    }

    @Test
    void turnsAttributesThatAreNotSaidIntoFalse() {
        var nothingSaid = new Attributes(null, true, null, null, null, null, null, null, Map.of("x", true));
        assertThat(new NewPerson("Andre van Dijk", null, nothingSaid).attributes())
                .isEqualTo(Attributes.of(Set.of(Attribute.NAME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void refusesABlankName(String name) {
        var refused = catchThrowableOfType(IllegalArgumentException.class, () -> NewPerson.of(name));
        assertThat(SeenByCallers.saw(refused)).hasMessage("name must not be blank, but is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "andre", "andre@", "@example.com", "van Dijk@example.com", "a@b@c", "a@b\r\nBcc: c@d"})
    void refusesAnEmailAddressOfAnotherFormWithoutRepeatingIt(String emailAddress) {
        var refused = catchThrowableOfType(
                IllegalArgumentException.class, () -> NewPerson.of("Andre van Dijk", emailAddress));
        assertThat(SeenByCallers.saw(refused))
                .hasMessage("emailAddress must have the form local@domain, but its %s characters do not"
                        .formatted(emailAddress.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"andre@example.com", "a@b", "andré+idin@münchen.example", "\"a\"@[::1]"})
    void takesAnyEmailAddressOfTheForm(String emailAddress) {
        assertThat(NewPerson.of("Andre van Dijk", emailAddress).emailAddress()).isEqualTo(emailAddress);
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without a null checker do
    void refusesNullsByName() {
        var attributes = Attributes.of(Set.of());
        assertThat(catchThrowableOfType(NullPointerException.class, () -> NewPerson.of(null)))
                .hasMessage("name must not be null");
        assertThat(catchThrowableOfType(NullPointerException.class, () -> new NewPerson(null, null, attributes)))
                .hasMessage("name must not be null");
        assertThat(catchThrowableOfType(NullPointerException.class, () -> NewPerson.of("Andre van Dijk", null)))
                .hasMessage("emailAddress must not be null; use of(name) for a person without one");
        assertThat(catchThrowableOfType(NullPointerException.class, () -> new NewPerson("Andre van Dijk", null, null)))
                .hasMessage("attributes must not be null");
    }
}
