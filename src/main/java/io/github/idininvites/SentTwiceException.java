package io.github.idininvites;

import java.io.IOException;

/** Somebody, an interceptor of the user perhaps, tried to send such a request a second time; it was not. */
final class SentTwiceException extends IOException {
    SentTwiceException() {
        super("a request other than a GET is sent once; an interceptor must not proceed with it again");
    }
}
