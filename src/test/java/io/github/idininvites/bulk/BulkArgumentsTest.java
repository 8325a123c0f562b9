package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.model.NewPerson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found or refused before a call. */
final class BulkArgumentsTest extends BulkSetup {
    @Test
    void findsWithoutACallWhatCanBeFound() {
        var rows = List.of(
                row(0),
                row(0),
                Invitee.of(
                        "a",
                        NewPerson.of("A", "ROW-0@example.com").requesting(io.github.idininvites.model.Attribute.NAME)),
                Invitee.of("b", NewPerson.of("B")));
        assertThat(bulk().check(rows.stream()))
                .containsExactly(
                        new Finding("row-0", "reference must be on one row only, but was on an earlier one"),
                        new Finding("row-0", "e-mail address should be on one row only, but was on an earlier one"),
                        new Finding("a", "e-mail address should be on one row only, but was on an earlier one"),
                        new Finding("b", "e-mail address must be there, as the invite is e-mailed, but is not"),
                        new Finding("b", "attributes should be requested, but none is: the result will hold no data"));
        assertThat(server.wire.server.getRequestCount()).isZero();
    }

    @Test
    void findsPersonsOfYourOwnThatAreNone() {
        var rows = List.of(
                Invitee.of("a", () -> NewPerson.of(" ", "a@example.com")),
                Invitee.of("b", () -> NewPerson.of("B", "b.example.com")),
                Invitee.of("c", () -> NewPerson.of("C" + Integer.parseInt("secret"))),
                Invitee.of("row-0", () -> row(0).person()));
        assertThat(bulk().check(rows.stream()))
                .containsExactly(
                        new Finding("a", "name must not be blank, but is"),
                        new Finding("b", "emailAddress must have the form local@domain, but its 13 characters do not"),
                        new Finding(
                                "c",
                                "the person must be made, but that failed: class java.lang.NumberFormatException"));
        assertThat(outcomes(bulk().run(rows)))
                .containsExactlyInAnyOrder(
                        new NotTried("a", "name must not be blank, but is"),
                        new NotTried("b", "emailAddress must have the form local@domain, but its 13 characters do not"),
                        new NotTried(
                                "c", "the person must be made, but that failed: class java.lang.NumberFormatException"),
                        invited(0));
    }

    @Test
    void refusesSettingsOutOfRange() {
        var builder = BulkInvite.builder(server.group());
        assertThatIllegalStateException().isThrownBy(builder::build);
        for (int wrong : new int[] {-1, 0, 10_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.concurrency(wrong))
                    .withMessage("concurrency must be 1 to 10000, but is " + wrong);
            assertThatIllegalArgumentException().isThrownBy(() -> builder.maxPerSecond(wrong));
        }
        assertThatThrownBy(() -> Invitee.of("a\nb", NewPerson.of("A")))
                .hasMessage("reference must have no invisible character, but has one");
        assertThatThrownBy(() -> Invitee.of("", NewPerson.of("A"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Invitee.of("a ", NewPerson.of("A"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Invitee.of("a".repeat(129), NewPerson.of("A")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
