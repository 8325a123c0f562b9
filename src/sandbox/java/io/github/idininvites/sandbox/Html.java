package io.github.idininvites.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HTML to show as it is. What is put into it is escaped, unless it is HTML itself. */
record Html(String text) {
    static final Html NOTHING = new Html("");

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Frame-Options",
            "DENY",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store",
            // Not no-referrer: browsers then call the origin of our own forms null. To others this one tells nothing
            // either.
            "Referrer-Policy",
            "same-origin");

    /** Fills each {@code %s} of the template. */
    static Html of(String template, Object... values) {
        return new Html(template.formatted(Arrays.stream(values).map(Html::safe).toArray()));
    }

    static Html join(Stream<Html> parts) {
        return new Html(parts.map(Html::text).collect(Collectors.joining()));
    }

    static Html page(String title, Html main) {
        return of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%s">
                </head>
                <body>
                <header><p class="brand">Sandbox Bank</p><p class="test">Test page: nobody here is real</p></header>
                <main>
                %s</main>
                </body>
                </html>
                """, title, Style.PATH, main);
    }

    @Override
    public String toString() {
        return "Html[" + text.length() + " characters]";
    }

    private static String safe(Object value) {
        return value instanceof Html html ? html.text : escape(String.valueOf(value));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
