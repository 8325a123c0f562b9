package io.github.idininvites.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenTest {
    @ParameterizedTest
    @ValueSource(strings = {"1974-01-31", "1974-01-00", "1974-00-00", "2000-02-29"})
    void takesDateOfBirthThatMayBePartial(String date) {
        assertThat(born(date).dateOfBirth()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1974", "31-01-1974", "1974-1-31", "1974-13-01", "1974-00-01", "1974-02-30", "1999-02-29"})
    void refusesDateOfBirthThatNoBankWouldSend(String date) {
        assertThatThrownBy(() -> born(date))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dateOfBirth must be a date like 1974-01-31, 1974-01-00 or 1974-00-00");
    }

    @Test
    void showsNothingPersonal() {
        assertThat(Citizen.ANDRE).hasToString("Citizen[issuerId=ABNANL2A]");
        assertThat(Citizen.ANDRE.name()).hasToString("Name[...]");
        assertThat(Citizen.ANDRE.address()).hasToString("Address[...]");
    }

    private static Citizen born(String date) {
        return new Citizen("ABNANL2A", null, null, null, date, null, null);
    }
}
