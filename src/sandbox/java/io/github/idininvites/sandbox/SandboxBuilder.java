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

    /**
     * The port to listen on. 0, the default, takes a free one. Throws {@link IllegalArgumentException} if it is not 0 to
     * 65535.
     */
    public B port(int port) {
        if (port < 0 || port > 65535)
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        this.port = port;
        return self();
    }

    /**
     * The address of this machine to listen on; {@code 127.0.0.1} by default, so that no other machine reaches the sandbox.
     * {@code 0.0.0.0} listens on all. Do that only in a network that you trust: whoever reaches the sandbox can act as any
     * person and read every link.
     *
     * @param address an IP address or a host name; {@code start()} throws if it does not belong to this machine
     */
    public B address(String address) {
        this.address = Objects.requireNonNull(address, "address");
        return self();
    }

    /**
     * The name by which other machines or containers reach the sandbox, such as {@code sandbox}. It is in the base URL and
     * in the links of invites. Requests to {@code /sandbox} are refused unless their {@code Host} is this name, {@code
     * localhost} or a loopback address. By default it is the address, or {@code 127.0.0.1} if the sandbox listens on all.
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
     * Where to POST events, in the order in which they happen; by default nowhere. An event that gets no 2xx is posted again
     * after 200 ms, then after twice as long each time, up to 5 s, by the sandbox's clock. Other events do not wait for it.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public B webhookUrl(String webhookUrl) {
        this.webhookUrl = AbsoluteUrl.of("webhookUrl", webhookUrl);
        return self();
    }

    /**
     * Where the page sends a person who has answered in the browser; by default nowhere.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public B redirectUrl(String redirectUrl) {
        this.redirectUrl = AbsoluteUrl.of("redirectUrl", redirectUrl);
        return self();
    }

    /**
     * Returns a person's data only with the first GET after they identified, as CM's other iDIN API does. Later GETs return
     * a success without data, with a {@code notice}. CM's documentation does not say whether this API does the same.
     */
    public B resultsOnce() {
        resultsOnce = true;
        return self();
    }

    /**
     * The clock for tokens, expiry, time stamps and webhooks; the system's by default.
     *
     * <p>The {@code Date} header is always by the system's clock, because the JDK's HTTP server writes it.
     */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }
}
