package io.github.idininvites.proof.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table in short, as {@code fault-matrix.md}: the faults that come to the same stand in one line. */
final class Summary {
    private static final String HEAD = """
            # The fault matrix

            A POST and a GET meet each of these faults, sync and async, over HTTP/1.1, HTTP/1.1 with TLS and HTTP/2, on a fresh and on
            a reused connection, with this library's OkHttpClient and with three of a user's (default settings; interceptors, a cache
            and an authenticator; an interceptor that retries), as far as that applies. `requests` is how many whole requests the
            server saw. [FaultTable.java](FaultTable.java) is the table, FaultMatrixIT tests each combination and compares this file:
            `mvn test -Dtest=FaultMatrixIT -Dfault-matrix.update=true` writes it anew.

            """;

    private Summary() {}

    private record Outcome(
            @Nullable Expected post, @Nullable Expected get) {
        static Outcome of(FaultRow fault) {
            return new Outcome(
                    fault.post == null ? null : fault.post.withoutStatus(),
                    fault.get == null ? null : fault.get.withoutStatus());
        }
    }

    private static long combinations(FaultRow fault) {
        return Combination.of(fault).count();
    }

    public static String totals() {
        long ways = FaultTable.TABLE.stream().mapToLong(Summary::combinations).sum();
        return String.format(Locale.ROOT, "%d faults, %,d combinations", FaultTable.TABLE.size(), ways);
    }

    public static String markdown() {
        var groups = FaultTable.TABLE.stream().collect(groupingBy(Outcome::of, LinkedHashMap::new, toList()));
        return HEAD + "| fault | POST | GET | combinations |\n|---|---|---|---:|\n"
                + groups.entrySet().stream()
                        .map(group -> line(group.getKey(), group.getValue()))
                        .collect(joining())
                + "\nIn all: " + totals() + ".\n";
    }

    private static String line(Outcome outcome, List<FaultRow> faults) {
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
