package io.github.idininvites.sandbox;

import org.jspecify.annotations.Nullable;

/** What a browser shows behind an invite's link. */
final class InvitePage {
    private InvitePage() {}

    static String html(String personId, @Nullable PersonStatus status) {
        String what = status == null
                ? "In this sandbox the test code acts as the person: call <code>identify</code>, <code>cancel</code>,"
                        + " <code>fail</code> or <code>expire</code> with this person's id."
                : "This person has answered: " + status.wireName() + ".";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>iDIN sandbox</title></head>
                <body><h1>iDIN sandbox</h1><p>Person <code>%s</code></p><p>%s</p></body>
                </html>
                """.formatted(personId, what);
    }
}
