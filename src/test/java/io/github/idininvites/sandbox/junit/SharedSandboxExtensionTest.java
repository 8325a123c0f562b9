package io.github.idininvites.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** The one sandbox that tests share. */
class SharedSandboxExtensionTest extends ExtensionTestSetup {
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
}
