package io.github.idininvites.benchmark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What to run and for how long. In the text, words are suites; {@code name=value} is a setting; {@code smoke} makes each part so
 * short that it only shows that it works.
 */
record Options(
        List<String> suites,
        List<ClientKind> clients,
        List<Link> links,
        List<Integer> callers,
        int rounds,
        long sliceMillis,
        long warmUpMillis,
        long warmCalls,
        boolean smoke) {
    private static final List<String> SUITES =
            List.of("micro", "calls", "slow-server", "bulk", "connections", "cold-start");
    private static final List<String> SETTINGS =
            List.of("clients", "links", "callers", "rounds", "slice", "warmup", "warm-calls");

    static Options parse(String... words) {
        var settings = new HashMap<String, String>();
        for (String word : words) {
            var parts = word.split("=", 2);
            if (parts.length == 2 && SETTINGS.contains(parts[0])) settings.put(parts[0], parts[1]);
            else if (!SUITES.contains(word) && !word.equals("smoke"))
                throw new IllegalArgumentException(
                        word + " must be one of " + SUITES + ", smoke, or a value for one of " + SETTINGS);
        }
        boolean smoke = List.of(words).contains("smoke");
        var suites = Stream.of(words).filter(SUITES::contains).toList();
        return new Options(
                suites.isEmpty() ? SUITES : suites,
                list(settings, "clients", ClientKind.OF_CALLS, ClientKind::valueOf),
                list(settings, "links", List.of(Link.PLAIN, Link.TLS, Link.HTTP2), Link::valueOf),
                list(settings, "callers", smoke ? List.of(8) : List.of(1, 8, 64), Integer::valueOf),
                Integer.parseInt(settings.getOrDefault("rounds", smoke ? "1" : "9")),
                Long.parseLong(settings.getOrDefault("slice", smoke ? "20" : "1000")),
                Long.parseLong(settings.getOrDefault("warmup", smoke ? "0" : "60000")),
                Long.parseLong(settings.getOrDefault("warm-calls", smoke ? "500" : "100000")),
                smoke);
    }

    private static <T> List<T> list(
            Map<String, String> settings, String name, List<T> otherwise, Function<String, T> parse) {
        var value = settings.get(name);
        return value == null
                ? otherwise
                : Arrays.stream(value.split(",", -1)).map(parse).toList();
    }
}
