package io.github.idininvites.benchmark;

import io.github.idininvites.Internals;
import io.github.idininvites.webhook.Webhooks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The parts of a call that are this client's own, each beside code by hand that does the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MicroBenchmarks {
    private final Internals internals = new Internals(Clients.KEY_ID, Clients.KEY_SECRET);
    private final byte[] event = Answers.EVENT;
    private final byte[] person = Answers.PERSON_ANSWERED;

    @Benchmark
    public Object tokenOurs() {
        return internals.authorization();
    }

    @Benchmark
    public Object tokenByHand() {
        return Clients.authorization();
    }

    @Benchmark
    public Object eventOurs() {
        return Webhooks.parse(event);
    }

    @Benchmark
    public Object eventByHand() throws Exception {
        return StreamingJson.event(event);
    }

    @Benchmark
    public Object personOurs() throws Exception {
        return Internals.person(person);
    }

    @Benchmark
    public Object personByHand() throws Exception {
        return StreamingJson.person(person);
    }

    @Benchmark
    public Object requestOurs() {
        return Internals.request(Clients.NEW_PERSON);
    }

    @Benchmark
    public Object requestByHand() throws Exception {
        return StreamingJson.request(Clients.NEW_PERSON);
    }
}
