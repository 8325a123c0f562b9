package io.github.idininvites.proof.soak;

import java.util.regex.Pattern;

/** A whole request. It carries its call's number in the path or in the body. */
record SoakRequest(String head, String body) {
    private static final Pattern CALL = Pattern.compile("call-(\\d+)");

    int call() {
        var call = CALL.matcher(head + body);
        if (!call.find()) throw new IllegalStateException("a request of nobody's");
        return Integer.parseInt(call.group(1));
    }

    boolean redirected() {
        return head.startsWith(" /elsewhere/", head.indexOf(' '));
    }
}
