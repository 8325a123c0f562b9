package io.github.idininvites.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells events to a URL, one after the other, each again and again until it gets a 2xx. */
final class WebhookSender implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::deliverAll, "idin-sandbox-webhooks");
    private long sent;
    private long delivered;
    private boolean closed;
    private String lastFailure = "none yet";

    WebhookSender(URI url) {
        this.url = url;
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void send(Event event) {
        sent++;
        queue.add(event);
    }

    synchronized void await(Duration atMost) {
        long target = sent;
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        while (delivered < target) {
            long left = deadline - System.nanoTime();
            String found = delivered + " of " + target + " events got a 2xx from the webhook URL";
            if (closed) throw new IllegalStateException(found + " before the sandbox was closed");
            if (left <= 0)
                throw new IllegalStateException("all events must be delivered within " + atMost + ", but " + found
                        + "; last failure: " + lastFailure);
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(found + " before the waiting thread was interrupted", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
        notifyAll();
    }

    private void deliverAll() {
        try {
            while (true) deliver(queue.take());
        } catch (InterruptedException e) {
            // Closed: what is left stays undelivered.
        }
    }

    private void deliver(Event event) throws InterruptedException {
        for (var pause = FIRST_PAUSE; !post(event); pause = longer(pause)) Thread.sleep(pause.toMillis());
        synchronized (this) {
            delivered++;
            notifyAll();
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean post(Event event) throws InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(Json.write(event.json())))
                .build();
        // The request's own timeout would end with the answer's headers; this one covers its body too.
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status / 100 == 2) return true;
            failed("it answered " + status);
        } catch (TimeoutException e) {
            failed("it gave no answer within " + TIMEOUT);
        } catch (ExecutionException e) {
            failed(String.valueOf(e.getCause()));
        } finally {
            answer.cancel(true);
        }
        return false;
    }

    private synchronized void failed(String how) {
        lastFailure = how;
    }
}
