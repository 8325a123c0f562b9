package io.github.idininvites.sandbox.pages;

/** A status in a colour: good, bad or waiting. */
final class BadgeHtml {
    private BadgeHtml() {}

    static Html of(String status) {
        String news = switch (status) {
            case "success", "completed", "delivered" -> "good";
            case "cancelled", "failure", "declined", "expired", "not delivered" -> "bad";
            default -> "wait";
        };
        return Html.of("<span class=\"badge %s\">%s</span>", news, status);
    }
}
