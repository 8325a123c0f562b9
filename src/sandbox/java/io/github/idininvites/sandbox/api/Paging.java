package io.github.idininvites.sandbox.api;

import java.util.List;

/** Cuts a list into pages. The last element of the list is the newest, and page 1 has the newest elements. */
final class Paging {
    private Paging() {}

    static <T> List<T> page(List<T> all, int size, int page) {
        long end = Math.max(0, all.size() - (page - 1L) * size);
        return all.subList((int) Math.max(0, end - size), (int) end);
    }

    static int pages(int all, int size) {
        return Math.max(1, (all + size - 1) / size);
    }
}
