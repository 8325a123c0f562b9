package io.github.idininvites;

import java.io.IOException;

/** The proxy opened no tunnel, because it wants credentials or other ones; to ask again could lock an account. */
final class ProxyRefusedException extends IOException {
    ProxyRefusedException() {
        super("the proxy answered CONNECT with 407");
    }
}
