package io.github.idininvites.sandbox.webhooks;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.api.Event;
import io.github.idininvites.sandbox.faults.InjectedFault;
import io.github.idininvites.sandbox.http.ApiJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts events to a URL, each until it gets a 2xx. They go in order as long as none fails. Pauses are by the sandbox's clock. */
public final class WebhookSender implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    // How long the next event waits for the answer to this one, to keep the order.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Supplier<@Nullable InjectedFault> faults;
    private final WebhookQueue queue;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile @Nullable URI url;
    private @Nullable Thread thread;

    public WebhookSender(Clock clock, Supplier<@Nullable InjectedFault> faults) {
        this.clock = clock;
        this.faults = faults;
        queue = new WebhookQueue(clock);
    }

    /** Posts all events to this URL from now on. */
    public synchronized void postTo(URI url) {
        this.url = url;
        if (thread != null) return;
        thread = new Thread(this::postAll, "idin-sandbox-webhooks");
        thread.setDaemon(true);
        thread.start();
    }

    public void send(Event event) {
        if (!hasUrl()) return;
        var next = faults.get();
        if (next == null) {
            queue.add(event);
        } else if (next.fault() == Fault.WEBHOOK_UNKNOWN_TYPE) {
            queue.add(event.ofUnknownType());
            queue.add(event);
        } else {
            queue.add(event, next.fault(), Duration.ofSeconds(next.number()));
        }
    }

    public void redeliver(String eventId) {
        queue.redeliver(eventId);
    }

    public List<QueuedEvent> newest() {
        return queue.newest();
    }

    public long dropped() {
        return queue.dropped();
    }

    public void await(Duration atMost) {
        if (!hasUrl())
            throw new IllegalStateException("the sandbox must have a webhook URL to await its events, but has none;"
                    + " start it with IdinSandbox.builder().webhookUrl(...)");
        queue.await(atMost);
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
        queue.close();
    }

    public boolean hasUrl() {
        return url != null;
    }

    private void postAll() {
        try {
            while (true) post(queue.take());
        } catch (InterruptedException e) {
            // The sandbox was closed. The other events stay undelivered.
        }
    }

    private void post(QueuedEvent queued) throws InterruptedException {
        Instant at = clock.instant();
        String body = ApiJson.write(queued.event().json());
        boolean malformed = queued.malformed();
        var request = HttpRequest.newBuilder(Objects.requireNonNull(url))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(malformed ? body.substring(0, body.length() / 2) : body))
                .build();
        var sent = client.sendAsync(request, BodyHandlers.discarding());
        var attempted = outcome(sent, at)
                .thenAccept(attempt -> queue.attempted(queued, malformed ? attempt.withBrokenJson() : attempt));
        try {
            attempted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // A slow receiver must not delay the other events. Its attempt continues.
        } catch (ExecutionException e) {
            throw new IllegalStateException("noting an attempt failed", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        }
    }

    // The request's own timeout covers the headers of the answer only. This one covers its body too.
    private static CompletableFuture<PostAttempt> outcome(CompletableFuture<HttpResponse<Void>> sent, Instant at) {
        return sent.thenApply(answer -> PostAttempt.answered(at, answer.statusCode()))
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> PostAttempt.failed(at, words(failure)))
                .whenComplete((attempt, failure) -> sent.cancel(true));
    }

    private static String words(Throwable failure) {
        if (failure instanceof TimeoutException) return "it gave no answer within " + TIMEOUT;
        return String.valueOf(failure instanceof CompletionException ? failure.getCause() : failure);
    }
}
