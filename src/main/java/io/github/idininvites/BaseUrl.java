package io.github.idininvites;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads and checks a base URL. {@code HttpUrl} alone would trim it, resolve its dots, and accept parts that it must not have. */
final class BaseUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private static final Pattern CM = Pattern.compile("(.*\\.)?cm\\.com\\.?");
    private static final Pattern DOTS = Pattern.compile("/\\.\\.?(/|$)");

    private BaseUrl() {}

    static HttpUrl parse(String text) {
        return parse("baseUrl", text);
    }

    /** @param name what messages call it */
    static HttpUrl parse(String name, String text) {
        return parse(name, text, false);
    }

    /** Plain http on any host but CM's. */
    static HttpUrl parsePlain(String text) {
        return parse("dangerouslyInsecureBaseUrl", text, true);
    }

    private static HttpUrl parse(String name, String text, boolean plain) {
        URI uri;
        try {
            uri = new URI(Objects.requireNonNull(text, name + " must not be null"));
        } catch (URISyntaxException none) {
            throw refused(name, "must be a URL, but is not; a URL has no blanks");
        }
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "none");
        HttpUrl url = HttpUrl.parse(text);
        if (uri.getHost() == null || url == null)
            throw refused(
                    name,
                    "must start with " + (plain ? "http" : "https") + ":// and a host, but its scheme is " + scheme
                            + " and its host is missing" + (text.contains("_") ? "; a host name has no _" : ""));
        if (plain && (url.isHttps() || CM.matcher(url.host()).matches()))
            throw refused(
                    name,
                    "must be http on a host that is not cm.com or under it, but is " + url.scheme() + " on "
                            + url.host() + "; use baseUrl(…)");
        if (!plain && !url.isHttps() && !LOOPBACK.matcher(url.host()).matches())
            throw refused(
                    name,
                    "must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is " + url.scheme()
                            + " on " + url.host());
        absent(name, "user information", uri.getRawUserInfo());
        absent(name, "query", uri.getRawQuery());
        absent(name, "fragment", uri.getRawFragment());
        String path = uri.getRawPath().replaceAll("(?i)%2e", ".");
        if (!uri.normalize().equals(uri) || DOTS.matcher(path).find())
            throw refused(name, "must have no . or .. or empty segment in its path, but has one");
        return url;
    }

    private static void absent(String name, String part, @Nullable String value) {
        if (value != null)
            throw refused(name, "must have no " + part + ", but has one of " + value.length() + " characters");
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(name + " " + why);
    }
}
