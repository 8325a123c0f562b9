package io.github.idininvites.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table in short, for the README: the faults that come to the same stand in one line. */
public final class Summary {
    private Summary() {}

    private record Outcome(
            @Nullable Expected post, @Nullable Expected get) {
        static Outcome of(Fault fault) {
            return new Outcome(
                    fault.post == null ? null : fault.post.withoutStatus(),
                    fault.get == null ? null : fault.get.withoutStatus());
        }
    }

    private static long combinations(Fault fault) {
        return Combination.of(fault).count();
    }

    public static String totals() {
        long ways = Faults.TABLE.stream().mapToLong(Summary::combinations).sum();
        return String.format(Locale.ROOT, "%d faults, %,d combinations", Faults.TABLE.size(), ways);
    }

    public static String markdown() {
        var groups = Faults.TABLE.stream().collect(groupingBy(Outcome::of, LinkedHashMap::new, toList()));
        return "| fault | POST | GET | combinations |\n|---|---|---|---:|\n"
                + groups.entrySet().stream()
                        .map(group -> line(group.getKey(), group.getValue()))
                        .collect(joining())
                + "\nIn all: " + totals() + ".\n";
    }

    private static String line(Outcome outcome, List<Fault> faults) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d |\n",
                faults.stream().map(fault -> fault.name).collect(joining(" · ")),
                cell(outcome.post),
                cell(outcome.get),
                faults.stream().mapToLong(Summary::combinations).sum());
    }

    private static String cell(@Nullable Expected expected) {
        return expected == null ? "–" : Objects.toString(expected);
    }
}
