package io.github.idininvites.sandbox.junit;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a sandbox of its own and a client that calls it, and closes both after it.
 *
 * <pre>{@code
 * @ExtendWith(IdinSandboxExtension.class)
 * class MembersTest {
 *     @Test
 *     void knowsWhoIdentified(IdinSandbox sandbox, IdinInvitesClient client) { ... }
 * }
 * }</pre>
 *
 * <p>The test, its constructor and the methods before and after it may have an {@link IdinSandbox} and an
 * {@link IdinInvitesClient} as parameters. All of them get the same two. If a {@code @BeforeAll} method or the constructor
 * of a {@code PER_CLASS} instance has such a parameter, its sandbox and client serve all tests of the class. With JUnit
 * before 5.12 this holds for every constructor.
 *
 * <p>An application that has to know the sandbox's URL before it starts, such as one of Spring's, needs one sandbox for many
 * tests:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final IdinSandboxExtension IDIN = IdinSandboxExtension.shared();
 *
 * @DynamicPropertySource
 * static void properties(DynamicPropertyRegistry registry) {
 *     registry.add("my.idin.base-url", () -> IDIN.sandbox().baseUrl());
 * }
 * }</pre>
 *
 * <p>This class is thread-safe: tests may run in parallel.
 */
public final class IdinSandboxExtension
        implements ParameterResolver, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(IdinSandboxExtension.class);

    private final IdinSandbox.Builder settings;
    private final boolean isShared;
    private @Nullable IdinSandbox shared;

    /** Sandboxes on free ports, with the system clock and without webhooks. */
    public IdinSandboxExtension() {
        this(IdinSandbox.builder());
    }

    /**
     * Sandboxes with these settings, for {@code @RegisterExtension}. The client uses the sandbox's clock.
     *
     * @param settings not null; with a port, only one sandbox at a time can run
     */
    public IdinSandboxExtension(IdinSandbox.Builder settings) {
        this(settings, false);
    }

    private IdinSandboxExtension(IdinSandbox.Builder settings, boolean isShared) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.isShared = isShared;
    }

    /** Like {@link #shared(IdinSandbox.Builder)}, with a free port, the system clock and no webhooks. */
    public static IdinSandboxExtension shared() {
        return shared(IdinSandbox.builder());
    }

    /**
     * One sandbox for all tests of the class with the static {@code @RegisterExtension} field, of its nested classes, and of
     * classes that inherit it. It runs until the whole test run ends, because Spring keeps an application for later classes.
     * With JUnit before 5.13 it runs until the JVM ends. Groups, faults and the webhook URL stay from one test to the next.
     *
     * <p>Tests may have the {@link IdinSandbox} as a parameter. This extension then gives them no {@link IdinInvitesClient},
     * because the client is the application's own.
     *
     * @param settings not null
     */
    public static IdinSandboxExtension shared(IdinSandbox.Builder settings) {
        return new IdinSandboxExtension(settings, true);
    }

    /**
     * The shared sandbox. The first call starts it, so a static initializer can call this too.
     *
     * @throws IllegalStateException if {@link #shared()} did not make this extension
     * @throws java.io.UncheckedIOException if the sandbox's port cannot be opened
     */
    public IdinSandbox sandbox() {
        if (!isShared)
            throw new IllegalStateException(
                    "the extension must be made by shared() to have a sandbox of its own, but was"
                            + " not; take the sandbox as a parameter of the test instead");
        return sharedSandbox();
    }

    /** Lets a constructor's parameters belong to the test and not to its class, with JUnit 5.12 and later. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Whether the parameter is an {@link IdinSandbox}, or an {@link IdinInvitesClient} and the sandbox is not shared. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == IdinSandbox.class || (type == IdinInvitesClient.class && !isShared);
    }

    /**
     * The test's sandbox or client. Starts both if they do not run yet.
     *
     * @throws java.io.UncheckedIOException if the sandbox's port cannot be opened
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (isShared) return sharedSandbox();
        var running = running(context.getStore(NAMESPACE));
        return parameter.getParameter().getType() == IdinSandbox.class ? running.sandbox : running.client;
    }

    /** Has the shared sandbox closed when the test run ends. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (isShared) context.getRoot().getStore(NAMESPACE).put(this, (AutoCloseable) this::closeShared);
    }

    /** Closes what was started for one test. */
    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    /** Closes what was started for all tests of the class. */
    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    private Running running(Store store) {
        var running = store.get(Running.class, Running.class);
        if (running == null) {
            running = Running.start(settings);
            store.put(Running.class, running);
        }
        return running;
    }

    private synchronized IdinSandbox sharedSandbox() {
        if (shared == null) shared = settings.start();
        return shared;
    }

    private synchronized void closeShared() {
        if (shared != null) shared.close();
        shared = null;
    }

    // JUnit before 5.13 does not close an AutoCloseable that is left in its store.
    private static void close(ExtensionContext context) {
        var running = context.getStore(NAMESPACE).remove(Running.class, Running.class);
        if (running != null) running.close();
    }

    private record Running(IdinSandbox sandbox, IdinInvitesClient client) implements AutoCloseable {
        static Running start(IdinSandbox.Builder settings) {
            var sandbox = settings.start();
            var client = IdinInvitesClient.builder()
                    .credentials(sandbox.keyId(), sandbox.keySecret())
                    .baseUrl(sandbox.baseUrl())
                    .clock(sandbox.clock())
                    .build();
            return new Running(sandbox, client);
        }

        @Override
        public void close() {
            client.close();
            sandbox.close();
        }
    }
}
