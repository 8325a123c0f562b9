package io.github.idininvites.sandbox.api;

import java.util.List;

/** The state at one moment, for the operator's page: one page of the groups, and the newest mails. The newest come first. */
public record Overview(List<GroupView> groups, int page, int pages, List<Mail> mails) {
    /** How many mails or webhooks the page shows. */
    public static final int MOST_SHOWN = 50;

    static final int GROUPS_A_PAGE = 10;
}
