package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.http.SandboxPaths;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Safe HTML. Values that are put into it are escaped, unless they are HTML themselves. */
record Html(String text) {
    static final Html NOTHING = new Html("");

    /** Replaces each {@code %s} of the template with a value. */
    static Html of(String template, Object... values) {
        return new Html(template.formatted(Arrays.stream(values).map(Html::safe).toArray()));
    }

    static Html join(Stream<Html> parts) {
        return new Html(parts.map(Html::text).collect(Collectors.joining()));
    }

    /** A page for an invited person, which looks like that of a bank. */
    static Html page(String title, Html main) {
        return frame(title, NOTHING, "Sandbox Bank", "Test page: nobody here is real", main);
    }

    /** A page for whoever runs the sandbox. */
    static Html operatorPage(String title, Html main) {
        var script = of("<script src=\"%s\" defer></script>\n", SandboxPaths.SCRIPT);
        return frame(title, script, "iDIN invites sandbox", "For tests, on this machine", main);
    }

    private static Html frame(String title, Html script, String brand, String note, Html main) {
        return of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%s">
                %s</head>
                <body>
                <header><p class="brand">%s</p><p class="test">%s</p></header>
                <main>
                %s</main>
                </body>
                </html>
                """, title, SandboxPaths.STYLE, script, brand, note, main);
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
