package io.github.idininvites.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What {@link Bundle} and its parts found to be wrong. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    boolean none() {
        return found.isEmpty();
    }

    void add(String fault) {
        found.add(fault);
    }

    void unless(boolean right, String fault) {
        if (!right) found.add(fault);
    }

    void unlessSame(String what, Collection<String> actual, Collection<String> expected) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        var surplus = new TreeSet<>(actual);
        surplus.removeAll(expected);
        unless(missing.isEmpty(), what + " lack " + missing);
        unless(surplus.isEmpty(), what + " must not have " + surplus);
    }

    @Override
    public String toString() {
        return String.join("\n", found);
    }
}
