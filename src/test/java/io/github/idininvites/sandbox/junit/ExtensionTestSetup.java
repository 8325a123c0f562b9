package io.github.idininvites.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs test classes, and remembers the sandboxes and clients that they were given. */
abstract class ExtensionTestSetup {
    static final List<IdinSandbox> SANDBOXES = new ArrayList<>();
    static final List<IdinInvitesClient> CLIENTS = new ArrayList<>();

    @BeforeEach
    void forget() {
        SANDBOXES.clear();
        CLIENTS.clear();
    }

    static long passed(Class<?>... tests) {
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

    static void assertClosed() {
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
