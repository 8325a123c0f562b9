package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OkHttpLog;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.QuickServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.LongStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many bytes a warm sync call allocates, on its caller's thread and on the client's own. */
@Timeout(120)
final class AllocationIT {
    private static final double MOST = 1.6;
    private static final int WARM_UP = 4_000;
    private static final int ROUNDS = 21;
    private static final int CALLS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @AutoClose
    private final QuickServer server = new QuickServer();

    @AutoClose
    private final IdinInvitesClient client = IdinInvitesClient.builder()
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();

    private final PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    private final OkHttpClient http = new OkHttpClient();
    private long read;
    private final Request get = request("").build();
    private final Request post = request("/invites")
            .post(RequestBody.create("{\"email\":true}", MediaType.get("application/json")))
            .build();

    /** OkHttp alone: a request made before, a token that never changes, the answer's bytes read. */
    private void floor() {
        for (var request : new Request[] {post, get}) {
            try (var response = http.newCall(request).execute()) {
                read += response.body().bytes().length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void ours() {
        person.sendInvite();
        person.get();
    }

    @BeforeAll
    static void hush() {
        OkHttpLog.hush();
    }

    @AfterAll
    static void unhush() {
        OkHttpLog.unhush();
    }

    @Test
    void isLittleMoreThanThatOfOkHttpAlone() {
        for (int i = 0; i < WARM_UP; i++) {
            floor();
            ours();
        }
        assertThat(read).isPositive();
        double[] ratios = new double[ROUNDS];
        var bytes = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            long floor = allocated(this::floor);
            long ours = allocated(this::ours);
            ratios[round] = (double) ours / floor;
            bytes.add(ours / CALLS / 2);
        }
        Arrays.sort(ratios);
        assertThat(ratios[ROUNDS / 2]).isLessThanOrEqualTo(MOST);
        Proof.ALLOCATION.figure(
                "%.2f times OkHttp's (%.2f to %.2f), %,d bytes a call",
                ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], bytes.get(ROUNDS / 2));
        http.connectionPool().evictAll();
    }

    private static long allocated(Runnable calls) {
        long before = allocated();
        for (int i = 0; i < CALLS; i++) calls.run();
        return allocated() - before;
    }

    /** By this thread, and by those that the client may have made it wait for. */
    private static long allocated() {
        var ids = Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("idin-invites-"))
                .mapToLong(Thread::getId)
                .toArray();
        return LongStream.of(THREADS.getThreadAllocatedBytes(ids)).sum();
    }

    private Request.Builder request(String after) {
        return new Request.Builder()
                .url(server.baseUrl() + "/idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons/" + Docs.PERSON_ID
                        + after)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "floor")
                .header("Authorization", "Bearer " + Docs.TOKEN);
    }
}
