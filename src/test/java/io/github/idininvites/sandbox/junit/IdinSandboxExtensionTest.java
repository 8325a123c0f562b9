package io.github.idininvites.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which sandbox and client each test is given, and that they are closed. */
class IdinSandboxExtensionTest extends ExtensionTestSetup {
    @Test
    void givesEachTestItsOwn() {
        assertThat(passed(EachItsOwn.class)).isEqualTo(2);
        assertThat(SANDBOXES).hasSize(8);
        assertThat(SANDBOXES.subList(0, 4)).containsOnly(SANDBOXES.get(0));
        assertThat(SANDBOXES.subList(4, 8)).containsOnly(SANDBOXES.get(4)).doesNotContain(SANDBOXES.get(0));
        assertClosed();
    }

    @Test
    void sharesWhatIsAskedForBeforeAllTests() {
        assertThat(passed(OneForAll.class)).isEqualTo(2);
        assertThat(SANDBOXES).hasSize(4).containsOnly(SANDBOXES.get(0));
        assertClosed();
    }

    @Test
    void sharesWhatTheConstructorOfASharedInstanceAsksFor() {
        assertThat(passed(OneInstance.class)).isEqualTo(2);
        assertThat(SANDBOXES).hasSize(3).containsOnly(SANDBOXES.get(0));
        assertClosed();
    }

    @Test
    void startsSandboxesWithTheGivenSettings() {
        assertThat(passed(AtAnotherTime.class)).isEqualTo(1);
        assertClosed();
    }

    @Test
    void closesWhatATestThatFailsWasGiven() {
        assertThat(passed(Failing.class)).isZero();
        assertThat(SANDBOXES).hasSize(1);
        assertClosed();
    }

    @Test
    void leavesOtherParametersToOthers() {
        assertThat(passed(OtherParameter.class)).isZero();
        assertThat(SANDBOXES).isEmpty();
    }

    @ExtendWith(IdinSandboxExtension.class)
    static class EachItsOwn {
        EachItsOwn(IdinSandbox sandbox) {
            SANDBOXES.add(sandbox);
        }

        @BeforeEach
        void before(IdinSandbox sandbox) {
            SANDBOXES.add(sandbox);
        }

        @Test
        void calls(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
            assertThat(client.groups().create("Company ABC").id()).isNotEmpty();
        }

        @Test
        void callsAgain(IdinInvitesClient client, IdinSandbox sandbox) {
            calls(sandbox, client);
        }

        @AfterEach
        void after(IdinSandbox sandbox, IdinInvitesClient client) {
            SANDBOXES.add(sandbox);
            assertThat(client.groups().create("still open").id()).isNotEmpty();
        }
    }

    @ExtendWith(IdinSandboxExtension.class)
    static class OneForAll {
        @BeforeAll
        static void before(IdinSandbox sandbox) {
            SANDBOXES.add(sandbox);
        }

        @Test
        void calls(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
            assertThat(client.groups().create("Company ABC").id()).isNotEmpty();
        }

        @Test
        void callsAgain(IdinSandbox sandbox, IdinInvitesClient client) {
            calls(sandbox, client);
        }

        @AfterAll
        static void after(IdinSandbox sandbox) {
            SANDBOXES.add(sandbox);
        }
    }

    @ExtendWith(IdinSandboxExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        OneInstance(IdinSandbox sandbox) {
            SANDBOXES.add(sandbox);
        }

        @Test
        void calls(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
        }

        @Test
        void callsAgain(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
        }
    }

    static class AtAnotherTime {
        private static final Instant THEN = Instant.parse("2020-01-01T00:00:00Z");

        @RegisterExtension
        private final IdinSandboxExtension sandboxes =
                new IdinSandboxExtension(IdinSandbox.builder().clock(Clock.fixed(THEN, ZoneOffset.UTC)));

        @Test
        void calls(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
            assertThat(client.groups().create("Company ABC").createdAt()).isEqualTo("2020-01-01T00:00:00Z");
        }
    }

    @ExtendWith(IdinSandboxExtension.class)
    static class Failing {
        @Test
        void fails(IdinSandbox sandbox, IdinInvitesClient client) {
            seen(sandbox, client);
            throw new IllegalStateException("on purpose");
        }
    }

    @ExtendWith(IdinSandboxExtension.class)
    static class OtherParameter {
        @Test
        void asks(StringBuilder other) {
            throw new AssertionError(other);
        }
    }

    private static void seen(IdinSandbox sandbox, IdinInvitesClient client) {
        SANDBOXES.add(sandbox);
        CLIENTS.add(client);
    }
}
