package io.github.idininvites.proof.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Three workers invite the rows that the engine hands them, over one PostgreSQL. At moments that the seed chooses, a worker is
 * killed or frozen: always one whose call has arrived and is not answered yet. A new worker replaces one that was killed. The
 * frozen one goes on once other workers have had its rows and its claims have run out.
 */
final class Fleet implements AutoCloseable {
    static final int WORKERS = 3;

    private final FleetMode mode;
    private final int rows;
    private final PrintStream out;
    private final Deque<Strike> planned = new ArrayDeque<>();
    private final Set<String> struck = new HashSet<>();
    private final BlockingQueue<Hit> hits = new LinkedBlockingQueue<>();
    private final Map<String, FleetProcess> workers = new HashMap<>();
    private @Nullable FleetProcess frozen;
    private int started;
    /** Closed, no call is answered: until all workers have started, and while one is struck and replaced. */
    private CountDownLatch gate = new CountDownLatch(1);

    final FleetLedger ledger;
    final FleetServer server;
    final FleetDatabase database = new FleetDatabase();
    /** The rows that killed workers had, and those of them whose claims have no outcome. */
    final Set<String> heldByKilled = new HashSet<>();

    final Set<String> claimedByKilled = new HashSet<>();
    /** The rows that the frozen worker had, and those of them whose claims had no outcome when it went on. */
    final Set<String> heldByFrozen = new HashSet<>();

    final Set<String> claimedByFrozen = new HashSet<>();

    /** What happens to a worker. */
    enum Blow {
        KILL,
        FREEZE
    }

    private record Strike(int post, Blow blow) {}

    private record Hit(String worker, Blow blow) {}

    Fleet(FleetMode mode, int rows, long seed, int droppedPercent, List<Blow> blows, PrintStream out)
            throws IOException {
        this.mode = mode;
        this.rows = rows;
        this.out = out;
        ledger = new FleetLedger(seed, droppedPercent);
        server = new FleetServer(ledger, this::posted);
        plan(new Random(seed), new ArrayList<>(blows));
    }

    /** Between a tenth and seven tenths of all calls, each in a part of its own. */
    private void plan(Random random, List<Blow> blows) {
        Collections.shuffle(blows, random);
        int part = rows * 12 / 10 / blows.size();
        for (int i = 0; i < blows.size(); i++)
            planned.add(new Strike(rows / 5 + i * part + random.nextInt(part), blows.get(i)));
    }

    /** Until the engine has no row left. */
    void run() throws IOException, InterruptedException {
        database.schedule(rows);
        var first = new ArrayList<FleetProcess>();
        for (int i = 0; i < WORKERS; i++) first.add(start());
        for (var worker : first) worker.awaitStart();
        openGate();
        while (!isDone()) {
            var hit = hits.poll(100, TimeUnit.MILLISECONDS);
            if (hit != null) strike(hit);
            if (frozen != null && database.haveRunOut(heldByFrozen)) thaw(frozen);
            for (var worker : workers.values())
                if (!worker.isAlive()) throw new AssertionError(worker.name + " ended by itself");
        }
        for (var worker : workers.values()) {
            int exit = worker.stop();
            if (exit != 0) throw new AssertionError(worker.name + " ended with " + exit);
        }
    }

    private boolean isDone() {
        boolean done = frozen == null && database.scheduled() == 0;
        synchronized (planned) {
            if (!hits.isEmpty()) return false;
            if (done && !planned.isEmpty()) throw new AssertionError("the engine has no row left to strike at");
        }
        return done;
    }

    private FleetProcess start() throws IOException {
        var worker = new FleetProcess("worker-" + ++started, database.url, server.baseUrl(), mode);
        workers.put(worker.name, worker);
        return worker;
    }

    /** On a thread of the server's. */
    private void posted(int number, String worker) {
        CountDownLatch open;
        synchronized (planned) {
            Strike next = planned.peek();
            if (next != null && number >= next.post && gate.getCount() == 0 && struck.add(worker)) {
                planned.remove();
                gate = new CountDownLatch(1);
                hits.add(new Hit(worker, next.blow));
            }
            open = gate;
        }
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openGate() {
        synchronized (planned) {
            gate.countDown();
        }
    }

    private void strike(Hit hit) throws IOException, InterruptedException {
        var worker = workers.get(hit.worker);
        if (worker == null) throw new AssertionError("no worker is " + hit.worker);
        if (hit.blow == Blow.KILL) {
            kill(worker);
            start().awaitStart();
        } else freeze(worker);
        openGate();
    }

    private void kill(FleetProcess worker) {
        worker.kill();
        workers.remove(worker.name);
        database.awaitGone(worker.name);
        var held = database.pickedBy(worker.name);
        var claimed = database.claimed(held);
        heldByKilled.addAll(held);
        claimedByKilled.addAll(claimed);
        tell(worker, "killed", held, claimed);
    }

    private void freeze(FleetProcess worker) throws IOException, InterruptedException {
        worker.freeze();
        frozen = worker;
        database.awaitIdle(worker.name);
        heldByFrozen.addAll(database.pickedBy(worker.name));
        tell(worker, "frozen", heldByFrozen, database.claimed(heldByFrozen));
    }

    private void thaw(FleetProcess worker) throws IOException, InterruptedException {
        claimedByFrozen.addAll(database.claimed(heldByFrozen));
        out.println(worker.name + " goes on, after other workers had its rows and its claims ran out; "
                + database.scheduled() + " rows left");
        frozen = null;
        worker.thaw();
    }

    private void tell(FleetProcess worker, String blow, Set<String> held, Set<String> claimed) {
        out.println(worker.name + " " + blow + " at POST " + server.posts() + ", with " + held.size() + " rows, "
                + claimed.size() + " of them claimed");
    }

    @Override
    public void close() throws IOException {
        workers.values().forEach(FleetProcess::close);
        server.close();
        database.close();
    }
}
