package io.github.idininvites.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The median of a ratio over the rounds of a run, and its spread. */
record Ratio(double median, double least, double most) {
    static Ratio of(List<Double> ofEachRound) {
        double[] sorted = ofEachRound.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Of what one took in a round to what the other took in the same round. */
    static Ratio of(List<Double> one, List<Double> other) {
        return of(IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i) / other.get(i))
                .toList());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, least, most);
    }
}
