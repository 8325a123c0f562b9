package io.github.idininvites.browser;

import brave.handler.MutableSpan;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.micrometer.ObservedCalls;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.TracedCalls;
import io.micrometer.observation.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The spans of one call, as a tracer got them: the API answers 429, and the client sends the invite a second later. */
final class TracePicture {
    private final List<MutableSpan> spans;
    private final Map<String, MutableSpan> byId;

    private TracePicture(List<MutableSpan> spans) {
        this.spans = spans.stream()
                .sorted(Comparator.comparingLong(MutableSpan::startTimestamp))
                .toList();
        byId = spans.stream().collect(Collectors.toMap(MutableSpan::id, Function.identity()));
    }

    static String html() {
        try (var sandbox = IdinSandbox.start();
                var traced = new TracedCalls();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .listener(new ObservedCalls(traced.registry))
                        .build()) {
            var group = idin.group(idin.groups().create("Company ABC"));
            var person = group.person(group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com")));
            traced.spans.clear();
            sandbox.inject(Fault.TOO_MANY_REQUESTS, 1);
            Observation.createNotStarted("POST /customers", traced.registry).observe(person::sendInvite);
            return new TracePicture(traced.spans).table();
        }
    }

    private String table() {
        return """
                <!DOCTYPE html><meta charset="utf-8"><style>
                body { margin: 0; padding: 20px 24px; background: #fff; color: #17223b;
                  font: 14px/1.5 "Liberation Sans", sans-serif; }
                table { width: 100%; border-collapse: collapse; }
                td, th { padding: 6px 12px 6px 0; border-top: 1px solid #d9dee8; white-space: nowrap; }
                th { border: 0; color: #4d5873; font-weight: 400; text-align: left; }
                td + td, th + th { text-align: right; }
                td:last-child { width: 50%; padding-right: 0; }
                div { height: 14px; border-radius: 3px; background: #0a4f96; }
                .error { background: #9c1c14; }
                </style><table><tr><th>Span</th><th>Status</th><th>Time</th><th></th></tr>
                """ + spans.stream().map(this::row).collect(Collectors.joining()) + "</table>\n";
    }

    private String row(MutableSpan span) {
        MutableSpan whole = spans.get(0);
        double percent = 100.0 / length(whole);
        String status = span.tags().getOrDefault("http.response.status_code", "");
        return String.format(
                Locale.ROOT,
                """
                <tr><td style="padding-left: %dpx">%s</td><td>%s</td><td>%.1f ms</td>
                <td><div class="%s" style="margin-left: %.2f%%; width: max(3px, %.2f%%)"></div></td></tr>
                """,
                20 * depth(span),
                span.name(),
                status,
                length(span) / 1_000.0,
                span.error() == null ? "" : "error",
                (span.startTimestamp() - whole.startTimestamp()) * percent,
                length(span) * percent);
    }

    private int depth(MutableSpan span) {
        MutableSpan parent = byId.get(span.parentId());
        return parent == null ? 0 : 1 + depth(parent);
    }

    private static long length(MutableSpan span) {
        return span.finishTimestamp() - span.startTimestamp();
    }
}
