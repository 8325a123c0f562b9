package io.github.idininvites.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The turns of a run, and the ratios of two clients in the same round. */
final class Turns {
    private final List<Turn> all = new ArrayList<>();

    void add(Turn turn) {
        all.add(turn);
    }

    List<Turn> all() {
        return all;
    }

    double median(Link link, int callers, ClientKind client, ToDoubleFunction<Turn> cost) {
        return Ratio.of(costs(link, callers, client, cost)).median();
    }

    Ratio ratio(Link link, int callers, ClientKind client, ClientKind base, ToDoubleFunction<Turn> cost) {
        return Ratio.of(costs(link, callers, client, cost), costs(link, callers, base, cost));
    }

    private List<Double> costs(Link link, int callers, ClientKind client, ToDoubleFunction<Turn> cost) {
        return all.stream()
                .filter(turn -> turn.link() == link && turn.callers() == callers && turn.client() == client)
                .map(cost::applyAsDouble)
                .toList();
    }
}
