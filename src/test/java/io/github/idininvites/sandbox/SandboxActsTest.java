package io.github.idininvites.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sandbox does in the place of a person. */
class SandboxActsTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    static Stream<Arguments> acts() {
        return Stream.of(
                Arguments.of("success", (BiConsumer<IdinSandbox, String>) IdinSandbox::identify),
                Arguments.of("cancelled", (BiConsumer<IdinSandbox, String>) IdinSandbox::cancel),
                Arguments.of("failure", (BiConsumer<IdinSandbox, String>) IdinSandbox::fail),
                Arguments.of("expired", (BiConsumer<IdinSandbox, String>) IdinSandbox::expire));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void answersAsThePerson(String status, BiConsumer<IdinSandbox, String> act) {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        clock.advance(Duration.ofHours(1));
        act.accept(sandbox, personId);
        var person = client.person(groupId, personId);
        assertThat(person.get("status").textValue()).isEqualTo(status);
        assertThat(person.get("result").isObject()).isEqualTo(status.equals("success"));
        assertThat(person.get("updated_at").textValue()).isEqualTo("2020-01-01T01:00:00+00:00");
        assertThat(person.get("created_at").textValue()).isEqualTo("2020-01-01T00:00:00+00:00");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void refusesToActAsAPersonWhoAnswered(String status, BiConsumer<IdinSandbox, String> act) {
        String personId = client.addInvitedPerson(client.createGroup());
        act.accept(sandbox, personId);
        assertThatThrownBy(() -> act.accept(sandbox, personId))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("person " + personId + " must not have answered yet, but has status " + status
                        + "; add another person to act again");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void refusesToActAsAPersonWhoWasNotInvited(String status, BiConsumer<IdinSandbox, String> act) {
        String personId = client.addPerson(client.createGroup());
        assertThatThrownBy(() -> act.accept(sandbox, personId))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("person " + personId + " must have an open invite, but none was sent;"
                        + " send an invite before acting as the person");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void refusesToActAsAPersonWhoIsUnknown(String status, BiConsumer<IdinSandbox, String> act) {
        assertThatThrownBy(() -> act.accept(sandbox, "nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("personId must be the id of a person in this sandbox, but is nobody;"
                        + " take the id from the answer that added the person");
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        String groupId = client.createGroup();
        Callable<String> invitedAndIdentified = () -> {
            String personId = client.addInvitedPerson(groupId);
            sandbox.identify(personId);
            return client.person(groupId, personId).get("status").textValue();
        };
        var threads = Executors.newFixedThreadPool(12);
        try {
            var statuses = threads.invokeAll(
                    IntStream.range(0, 120).mapToObj(i -> invitedAndIdentified).toList());
            for (var status : statuses) assertThat(status.get()).isEqualTo("success");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void letsOnlyOneOfManyActsWin() throws Exception {
        String personId = client.addInvitedPerson(client.createGroup());
        Callable<Integer> act = () -> {
            try {
                sandbox.identify(personId);
                return 1;
            } catch (IllegalStateException e) {
                return 0;
            }
        };
        var threads = Executors.newFixedThreadPool(8);
        try {
            int wins = 0;
            for (var result : threads.invokeAll(Collections.nCopies(8, act))) wins += result.get();
            assertThat(wins).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
