package io.github.idininvites;

import java.io.IOException;

/** An attempt failed in a way that another attempt would not change. */
final class NotRepeatedException extends IOException {
    final String reason;

    private NotRepeatedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The proxy wants credentials, or other ones. To try again could lock an account. */
    static NotRepeatedException proxyRefused() {
        return new NotRepeatedException("the proxy answered 407 Proxy Authentication Required");
    }

    /** An interceptor's answer does not tell what became of the request. */
    static NotRepeatedException madeUp(int status) {
        return new NotRepeatedException("an interceptor answered " + status + " in the server's place");
    }

    /** Anybody on the network path could read the token and the data. */
    static NotRepeatedException plainText() {
        return new NotRepeatedException(
                "plain http must stay on this machine, but it would leave it, by a proxy or by the"
                        + " address of the host; use https, or proxy(Proxy.NO_PROXY)");
    }
}
