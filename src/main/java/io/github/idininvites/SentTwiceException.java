package io.github.idininvites;

import java.io.IOException;

/** An interceptor tried to send a request other than a GET a second time. The client did not send it. */
final class SentTwiceException extends IOException {
    SentTwiceException() {
        super("a request other than a GET is sent once; an interceptor must not proceed with it again");
    }
}
