package io.github.idininvites.benchmark;

import java.util.List;

/** How long the calls of one caller took, to 1 %, in little memory. Not safe for use by many threads. */
final class Latencies {
    private static final int STEPS = 7; // 128 steps from a power of two to the next
    private final int[] counts = new int[48 << STEPS];

    void record(long nanos) {
        int power = Math.max(63 - Long.numberOfLeadingZeros(nanos | 1) - STEPS, 0);
        counts[Math.min((power << STEPS) + (int) (nanos >> power), counts.length - 1)]++;
    }

    private static long nanosOf(int index) {
        int power = Math.max((index >> STEPS) - 1, 0);
        return (long) (index - (power << STEPS)) << power;
    }

    static long count(List<Latencies> all) {
        return all.stream().mapToLong(one -> sum(one.counts)).sum();
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) sum += count;
        return sum;
    }

    static long percentile(List<Latencies> all, double percent) {
        long left = (long) Math.ceil(count(all) * percent / 100);
        for (int index = 0; ; index++) {
            for (Latencies one : all) left -= one.counts[index];
            if (left <= 0) return nanosOf(index);
        }
    }
}
