package io.github.idininvites;

import java.io.IOException;

/** An interceptor gave an answer that the server did not give. It does not tell what became of the request. */
final class MadeUpAnswerException extends IOException {
    final int status;

    MadeUpAnswerException(int status) {
        super("an interceptor answered in the server's place");
        this.status = status;
    }
}
