package io.github.idininvites.sandbox.api;

import java.util.List;

/** What there is at one moment, the newest first, for the operator's page: one page of the groups, and the newest mails. */
public record Overview(List<GroupView> groups, int page, int pages, List<Mail> mails) {
    /** How many mails or webhooks the page shows. */
    public static final int MOST_SHOWN = 50;

    static final int GROUPS_A_PAGE = 10;

    /** One page of a list whose last element is the newest; page 1 has the newest. */
    static <T> List<T> page(List<T> all, int size, int page) {
        long end = Math.max(0, all.size() - (page - 1L) * size);
        return all.subList((int) Math.max(0, end - size), (int) end);
    }

    static int pages(int all, int size) {
        return Math.max(1, (all + size - 1) / size);
    }
}
