package io.github.idininvites;

import java.io.IOException;

/** Somebody, an interceptor of the user perhaps, tried to send a POST a second time; it was not. */
final class SentTwiceException extends IOException {
    SentTwiceException() {
        super("a POST is sent once; an interceptor must not proceed with it again");
    }
}
