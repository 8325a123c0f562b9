package io.github.idininvites.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class IdinSandboxExtensionTest {
    private static final List<IdinSandbox> SANDBOXES = new ArrayList<>();
    private static final List<IdinInvitesClient> CLIENTS = new ArrayList<>();

    @BeforeEach
    void forget() {
        SANDBOXES.clear();
        CLIENTS.clear();
    }

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

    @Test
    void sharesOneFromTheStaticInitializerToTheEndOfTheRun() {
        assertThat(passed(SharedByOne.class, SharedByAnother.class)).isEqualTo(4);
        assertThat(SANDBOXES).hasSize(4).containsOnly(SANDBOXES.get(0));
        assertClosed();
        var first = SANDBOXES.get(0);
        forget();
        assertThat(passed(SharedByOne.class)).isEqualTo(2);
        assertThat(SANDBOXES).hasSize(2).containsOnly(SANDBOXES.get(0)).doesNotContain(first);
        assertClosed();
    }

    @Test
    void startsTheSharedOneWithTheGivenSettingsOnceItIsAskedFor() {
        var extension =
                IdinSandboxExtension.shared(IdinSandbox.builder().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
        try (var sandbox = extension.sandbox()) {
            assertThat(sandbox.clock().instant()).isEqualTo(Instant.EPOCH);
            assertThat(extension.sandbox()).isSameAs(sandbox);
        }
    }

    @Test
    void hasNoSandboxOfItsOwnUnlessItIsShared() {
        assertThatThrownBy(new IdinSandboxExtension()::sandbox)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the extension must be made by shared() to have a sandbox of its own, but was not; take the"
                        + " sandbox as a parameter of the test instead");
    }

    /** As a base class of tests with an application that is made once. */
    @ExtendWith(ApplicationsClient.class)
    abstract static class Shared {
        @RegisterExtension
        static final IdinSandboxExtension IDIN = IdinSandboxExtension.shared();

        @Test
        void calls(IdinSandbox sandbox, IdinInvitesClient applications) {
            SANDBOXES.add(sandbox);
            assertThat(IDIN.sandbox()).isSameAs(sandbox);
            int before = sandbox.requests().size();
            assertThat(applications.groups().create("Company ABC").id()).isNotEmpty();
            assertThat(sandbox.requests()).hasSize(before + 1);
        }
    }

    static class SharedByOne extends Shared {
        static {
            assertThat(IDIN.sandbox().baseUrl()).startsWith("http://127.0.0.1:");
        }

        @Nested
        class Inside {
            @Test
            void sees(IdinSandbox sandbox) {
                SANDBOXES.add(sandbox);
            }
        }
    }

    static class SharedByAnother extends Shared {
        @Nested
        class Inside {
            @Test
            void sees(IdinSandbox sandbox) {
                SANDBOXES.add(sandbox);
            }
        }
    }

    /** Brings a client of its own, as Spring does. */
    static class ApplicationsClient extends TypeBasedParameterResolver<IdinInvitesClient> {
        @Override
        public IdinInvitesClient resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var sandbox = Shared.IDIN.sandbox();
            var client = IdinInvitesClient.builder()
                    .credentials(sandbox.keyId(), sandbox.keySecret())
                    .baseUrl(sandbox.baseUrl())
                    .build();
            context.getStore(ExtensionContext.Namespace.GLOBAL).put(client, client);
            CLIENTS.add(client);
            return client;
        }
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

    private static long passed(Class<?>... tests) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(tests)
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .build(),
                        summary);
        return summary.getSummary().getTestsSucceededCount();
    }

    private static void assertClosed() {
        assertThat(SANDBOXES)
                .isNotEmpty()
                .allSatisfy(sandbox -> assertThatThrownBy(() -> sandbox.identify("anyone"))
                        .hasMessageStartingWith("the sandbox must be open"));
        assertThat(CLIENTS)
                .isNotEmpty()
                .allSatisfy(client -> assertThatThrownBy(() -> client.groups().create("Company ABC"))
                        .isInstanceOf(IllegalStateException.class));
    }
}
