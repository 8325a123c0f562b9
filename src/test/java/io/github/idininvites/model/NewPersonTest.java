package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.idininvites.support.SeenByCallers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "10,     3, one line without control characters",
        "13,     3, one line without control characters",
        "0,      1, one line without control characters",
        "9,      3, one line without control characters",
        "0x85,   3, one line without control characters",
        "0x2028, 3, one line without control characters",
        "0x2029, 1, one line without control characters",
        "0xD83D, 3, no half of a surrogate pair",
        "0xDE00, 1, no half of a surrogate pair",
    })
    void refusesANameWithACharacterThatNoneHas(String codePoint, int at, String rule) {
        int c = Integer.decode(codePoint);
        String name = new StringBuilder("van Dijk").insert(at - 1, (char) c).toString();
        var refused = catchThrowableOfType(IllegalArgumentException.class, () -> NewPerson.of(name));
        String must = rule.startsWith("no") ? "name must have " + rule : "name must be " + rule;
        assertThat(SeenByCallers.saw(refused)).hasMessage("%s, but has U+%04X as character %d", must, c, at);
        assertThatIllegalArgumentException().isThrownBy(() -> NewPerson.of(name, "andre@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u200B\u200B", "\u00A0\u200D", " \u2060 ", "\u3164", "\u2800 \u00AD"})
    void refusesANameThatNobodySees(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewPerson.of(name))
                .withMessage("name must have a visible character, but has U+%04X as character 1", name.codePointAt(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë",
                "\u0646\u06CC\u200C\u0634\u0627",
                "👩\u200D💻 Ltd",
                "O\u2019Neill",
                "van\u00A0Dijk",
                "王芳",
                "\uFEFFAndre"
            })
    void takesTheNamesOfRealPeople(String name) {
        assertThat(NewPerson.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFEFF, 0x200B, 0xA0, 0xAD, 0x202E, 0x2028, 10, 13, 0, 0x85, 0xD800, 0x3000})
    void refusesAnEmailAddressWithWhatNobodySees(int c) {
        for (String address :
                List.of("\0andre@example.com", "andre@\0example.com", "\"a\0b\"@example.com", "a@b.example\0")) {
            int at = address.indexOf('\0');
            String wrong = address.replace("\0", Character.toString(c));
            var refused =
                    catchThrowableOfType(IllegalArgumentException.class, () -> NewPerson.of("Andre van Dijk", wrong));
            assertThat(SeenByCallers.saw(refused))
                    .hasMessage(
                            "emailAddress must have no invisible character, but has U+%04X as character %d", c, at + 1);
        }
    }

    /** By loops, not by a pattern that calls itself. */
    @ParameterizedTest
    @ValueSource(strings = {"a.", "a", "@", "\"", "\\", " ", "[", "-"})
    void readsTextsOfAnyLength(String part) {
        String address = part.repeat(100_000 / part.length()) + "@" + part.repeat(100_000 / part.length()) + "example";
        try {
            assertThat(NewPerson.of("x".repeat(100_000), address).emailAddress())
                    .hasSize(address.length());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("emailAddress must have the form");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "andre",
                "andre@",
                "@example.com",
                "van Dijk@example.com",
                "a@b@c",
                "\"@b",
                "\"a\"@b c",
                "a\"b c\"@d"
            })
    void refusesAnEmailAddressOfAnotherFormWithoutRepeatingIt(String emailAddress) {
        var refused = catchThrowableOfType(
                IllegalArgumentException.class, () -> NewPerson.of("Andre van Dijk", emailAddress));
        assertThat(SeenByCallers.saw(refused))
                .hasMessage("emailAddress must have the form local@domain, but its %s characters do not"
                        .formatted(emailAddress.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "andre@example.com",
                "a@b",
                "andré+idin@münchen.example",
                "\"a\"@[::1]",
                "fatma@xn--mnchen-3ya.example",
                "\"a b\"@example.com",
                "\"a@b\"@example.com",
                "o'neill@example.co.uk",
                "a@[IPv6:2001:db8::1]",
                "用户@例子.广告"
            })
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
