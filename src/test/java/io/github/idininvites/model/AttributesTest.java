package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AttributesTest {
    private static final Attributes NOTHING_SAID =
            new Attributes(null, null, null, null, null, null, null, null, Map.of());

    @ParameterizedTest
    @EnumSource
    void requestsEachAttributeAlone(Attribute attribute) {
        assertThat(Attributes.of(Set.of(attribute)).requested()).containsExactly(attribute);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutEachAttributeAlone(Attribute attribute) {
        var others = EnumSet.complementOf(EnumSet.of(attribute));
        assertThat(Attributes.of(others).requested()).isEqualTo(others);
    }

    @Test
    void requestsAll() {
        var all = EnumSet.allOf(Attribute.class);
        assertThat(Attributes.of(all))
                .isEqualTo(new Attributes(true, true, true, true, true, true, true, true, Map.of()));
        assertThat(Attributes.of(all).requested()).isEqualTo(all);
    }

    @Test
    void requestsNone() {
        assertThat(Attributes.of(Set.of()))
                .isEqualTo(new Attributes(false, false, false, false, false, false, false, false, Map.of()));
        assertThat(Attributes.of(Set.of()).requested()).isEmpty();
    }

    @Test
    void setsTheComponentOfEachAttribute() {
        assertThat(Attributes.of(Set.of(Attribute.IDENTITY)).identity()).isTrue();
        assertThat(Attributes.of(Set.of(Attribute.NAME)).name()).isTrue();
        assertThat(Attributes.of(Set.of(Attribute.ADDRESS)).address()).isTrue();
        assertThat(Attributes.of(Set.of(Attribute.EIGHTEEN_OR_OLDER)).eighteenOrOlder())
                .isTrue();
        assertThat(Attributes.of(Set.of(Attribute.DATE_OF_BIRTH)).dateOfBirth()).isTrue();
        assertThat(Attributes.of(Set.of(Attribute.GENDER)).gender()).isTrue();
        assertThat(Attributes.of(Set.of(Attribute.TELEPHONE_NUMBER)).telephoneNumber())
                .isTrue();
        assertThat(Attributes.of(Set.of(Attribute.EMAIL_ADDRESS)).emailAddress())
                .isTrue();
    }

    @Test
    void takesAnAbsentAttributeForNotRequested() {
        assertThat(NOTHING_SAID.requested()).isEmpty();
    }

    @Test
    void handsOutASetThatCannotBeChanged() {
        var requested = Attributes.of(Set.of(Attribute.NAME)).requested();
        assertThatThrownBy(() -> requested.add(Attribute.GENDER)).isInstanceOf(UnsupportedOperationException.class);
    }
}
