package io.github.idininvites;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads the base URL as it stands: {@code HttpUrl} alone would trim, resolve and keep what must not be there. */
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
        try {
            return read(plain, Objects.requireNonNull(text, name + " must not be null"));
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException(name + " must be a URL, but is none; blanks are not part of one");
        } catch (RefusedException e) {
            throw new IllegalArgumentException(name + " " + e.why);
        }
    }

    private static final class RefusedException extends Exception {
        final String why;

        RefusedException(String why) {
            this.why = why;
        }
    }

    private static HttpUrl read(boolean plain, String text) throws URISyntaxException, RefusedException {
        URI uri = new URI(text);
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "none");
        HttpUrl url = HttpUrl.parse(text);
        if (uri.getHost() == null || url == null)
            throw refused("must start with " + (plain ? "http" : "https") + ":// and a host, but its scheme is "
                    + scheme + " and its host not there" + (text.contains("_") ? "; a host name has no _" : ""));
        if (plain && (url.isHttps() || CM.matcher(url.host()).matches()))
            throw refused("must be http on a host that is not cm.com or under it, but is " + url.scheme() + " on "
                    + url.host() + "; use baseUrl(…)");
        if (!plain && !url.isHttps() && !LOOPBACK.matcher(url.host()).matches())
            throw refused("must be https, or http on a loopback address (localhost, 127.0.0.1, [::1]), but is "
                    + url.scheme() + " on " + url.host());
        absent("user information", uri.getRawUserInfo());
        absent("query", uri.getRawQuery());
        absent("fragment", uri.getRawFragment());
        String path = uri.getRawPath().replaceAll("(?i)%2e", ".");
        if (!uri.normalize().equals(uri) || DOTS.matcher(path).find())
            throw refused("must have no . or .. or empty segment in its path, but has one");
        return url;
    }

    private static void absent(String part, @Nullable String value) throws RefusedException {
        if (value != null) throw refused("must have no " + part + ", but has one of " + value.length() + " characters");
    }

    private static RefusedException refused(String why) {
        return new RefusedException(why);
    }
}
