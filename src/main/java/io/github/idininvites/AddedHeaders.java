package io.github.idininvites;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** The headers that listeners add to an attempt. It refuses those that the client or HTTP itself needs. */
final class AddedHeaders implements BiConsumer<String, String> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern REFUSED = Pattern.compile(
            "(?i)accept.*|authorization|connection|content-.*|cookie|date|expect"
                    + "|host|http2-settings|if-.*|keep-alive|proxy-.*|range|te|trailer|transfer-encoding|upgrade|user-agent|via|x-http-method.*");

    private final Headers.Builder headers = new Headers.Builder();

    @Override
    public void accept(String name, String value) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("a header's name must be letters, digits, - and _");
        if (REFUSED.matcher(name.replace('_', '-')).matches())
            throw new IllegalArgumentException("a CallListener must not set the header " + name);
        headers.set(name, value);
    }

    Headers headers() {
        return headers.build();
    }
}
