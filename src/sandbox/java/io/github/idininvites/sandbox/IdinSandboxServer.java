package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.http.SandboxPaths;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox as a program: {@code IdinSandboxServer [port] [webhook URL] [--address address] [--host-name name]}. By default
 * it takes a free port of 127.0.0.1 and posts no webhooks. It prints what you need to call it, and runs until you stop it.
 */
public final class IdinSandboxServer {
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private IdinSandboxServer() {}

    /**
     * Runs until the program is stopped. If the arguments are wrong or the port is taken, it writes a line that says so to
     * {@code System.err}, and ends the program with exit code 1.
     *
     * @param args a port, 0 to 65535, where 0 takes a free one; then an absolute http or https URL for webhooks. Both may be
     *     left out. {@code --address} and {@code --host-name}, each followed by its value, may stand anywhere: see
     *     {@link IdinSandbox.Builder#address} and {@link IdinSandbox.Builder#hostName}
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
        var settings = IdinSandbox.builder();
        var plain = new ArrayList<String>();
        for (var rest = List.of(args).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.startsWith("--")) set(settings, argument, rest);
            else plain.add(argument);
        }
        if (plain.size() > 2)
            throw new IllegalArgumentException(
                    "the arguments must be at most a port and a webhook URL, but are " + plain.size());
        if (plain.size() > 0) settings.port(port(plain.get(0)));
        if (plain.size() > 1) settings.webhookUrl(plain.get(1));
        return settings;
    }

    private static void set(IdinSandbox.Builder settings, String option, Iterator<String> rest) {
        if (!option.equals("--address") && !option.equals("--host-name"))
            throw new IllegalArgumentException("an option must be --address or --host-name, but one is " + option);
        if (!rest.hasNext())
            throw new IllegalArgumentException(option + " must be followed by its value, but ends the arguments");
        String value = rest.next();
        if (option.equals("--address")) settings.address(value);
        else settings.hostName(value);
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

                export IDIN_INVITES_BASE_URL=%1$s
                export IDIN_INVITES_KEY_ID=%2$s
                export IDIN_INVITES_KEY_SECRET=%3$s

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
