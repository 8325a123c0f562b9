package io.github.idininvites.sandbox.api;

import java.util.List;

/** What there is at one moment, the newest first, for the operator's page. */
public record Overview(List<GroupView> groups, List<Mail> mails) {
    /** How many groups, persons of a group, mails or webhooks the page shows. */
    public static final int MOST_SHOWN = 100;
}
