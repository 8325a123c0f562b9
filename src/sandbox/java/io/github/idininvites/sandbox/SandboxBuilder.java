package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.http.AbsoluteUrl;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The setters of {@code IdinSandbox.Builder}, in a file of their own.
 *
 * @param <B> that builder; without a bound, so that no caller is compiled against the name of this class
 */
abstract class SandboxBuilder<B> {
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    int port;
    String address = "127.0.0.1";

    @Nullable
    String hostName;

    @Nullable
    URI webhookUrl;

    @Nullable
    URI redirectUrl;

    boolean resultsOnce;
    Clock clock = Clock.systemUTC();

    abstract B self();

    /** The port to listen on; 0, the default, takes a free one. {@link IllegalArgumentException} if not 0 to 65535. */
    public B port(int port) {
        if (port < 0 || port > 65535)
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        this.port = port;
        return self();
    }

    /**
     * The address of this machine to listen on; {@code 127.0.0.1} by default, so that no other machine reaches the sandbox.
     * {@code 0.0.0.0} listens on all. Do that in a network that you trust only: whoever reaches the sandbox can act as any
     * person and read every link.
     *
     * @param address an IP address, or a name that leads to one; {@code start()} finds out whether it is this machine's
     */
    public B address(String address) {
        this.address = Objects.requireNonNull(address, "address");
        return self();
    }

    /**
     * The name by which other machines or containers reach the sandbox, such as {@code sandbox}: for its base URL, for the
     * links of invites, and for requests to {@code /sandbox}, which are refused with any other {@code Host} than this and
     * {@code localhost}. By default it is the address, or {@code 127.0.0.1} if that stands for all.
     *
     * @throws IllegalArgumentException if this is neither a name nor an IPv4 address
     */
    public B hostName(String hostName) {
        if (!HOST_NAME.matcher(hostName).matches())
            throw new IllegalArgumentException(
                    "hostName must be a name or an IPv4 address, without a scheme and a port,"
                            + " but is something else");
        this.hostName = hostName;
        return self();
    }

    /**
     * Where to POST events, in the order in which they happen; by default nowhere. One that does not get a 2xx is posted
     * again after 200 ms, then after twice as long each time, up to 5 s, by the sandbox's clock; the others do not wait.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public B webhookUrl(String webhookUrl) {
        this.webhookUrl = AbsoluteUrl.of("webhookUrl", webhookUrl);
        return self();
    }

    /**
     * Where a person who answered in the browser is sent on to; by default nowhere.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public B redirectUrl(String redirectUrl) {
        this.redirectUrl = AbsoluteUrl.of("redirectUrl", redirectUrl);
        return self();
    }

    /**
     * Hands a person's data out with the first GET after they identified, as the vendor's other iDIN API does: later ones
     * are a success without data, with a {@code notice}. The documented API does not say which it does.
     */
    public B resultsOnce() {
        resultsOnce = true;
        return self();
    }

    /**
     * Tells the time for tokens, expiry, time stamps and webhooks; the system's by default.
     *
     * <p>The {@code Date} header keeps to the system's clock: the JDK's HTTP server writes it itself.
     */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }
}
