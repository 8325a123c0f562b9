package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.http.SandboxPaths;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox as a program: {@code IdinSandboxServer [port] [webhook URL]}. It takes a free port and posts no webhooks unless it
 * is told, prints what one needs to call it, and runs until it is stopped.
 */
public final class IdinSandboxServer {
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private IdinSandboxServer() {}

    /**
     * Runs until the program is stopped. If the arguments are wrong or the port is taken, it writes a line on that to {@code
     * System.err} and ends the program with exit code 1.
     *
     * @param args at most a port, 0 to 65535, where 0 takes a free one, and an absolute http or https URL for webhooks
     * @throws InterruptedException if the thread that runs this is interrupted
     */
    @SuppressWarnings("SystemOut") // a program's own words
    public static void main(String[] args) throws InterruptedException {
        try {
            System.out.println(greeting(settings(args).start()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static IdinSandbox.Builder settings(String[] args) {
        if (args.length > 2)
            throw new IllegalArgumentException(
                    "the arguments must be at most a port and a webhook URL, but are " + args.length);
        var settings = IdinSandbox.builder();
        if (args.length > 0) settings.port(port(args[0]));
        if (args.length > 1) settings.webhookUrl(args[1]);
        return settings;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,9}"))
            throw new IllegalArgumentException(
                    "port must be a number between 0 and 65535, but the first argument is none");
        return Integer.parseInt(text);
    }

    private static String greeting(IdinSandbox sandbox) {
        String token =
                ExampleToken.valid(sandbox.clock().instant(), TOKEN_LIFETIME, sandbox.keyId(), sandbox.keySecret());
        return """
                The sandbox runs at %1$s until you stop it. Its page is %1$s%5$s

                IDIN_INVITES_BASE_URL=%1$s
                IDIN_INVITES_KEY_ID=%2$s
                IDIN_INVITES_KEY_SECRET=%3$s

                Try it; the token is valid for an hour:

                curl %1$s%6$s -H 'Content-Type: application/json' -d '{"name": "Company ABC"}' \\
                  -H 'Authorization: Bearer %4$s'
                """.formatted(
                        sandbox.baseUrl(),
                        sandbox.keyId(),
                        sandbox.keySecret(),
                        token,
                        SandboxPaths.OPERATOR_PAGE,
                        SandboxPaths.GROUPS);
    }
}
