package io.github.idininvites.spring;

import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * On WebFlux. Handlers block, so they run on Reactor's threads for that, not on the event loop. Not final, as aspects are woven
 * into controllers.
 */
@RestController
class ReactiveWebhookController {
    private final WebhookEndpoint endpoint;

    ReactiveWebhookController(WebhookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @param body null if it is empty; WebFlux answers 413 to more than {@code spring.codec.max-in-memory-size}, 256 KiB */
    @PostMapping(SecurityCheck.MAPPING)
    Mono<ResponseEntity<Void>> receive(
            @PathVariable("token") String token, @RequestBody(required = false) byte @Nullable [] body) {
        var bytes = new ByteArrayInputStream(body == null ? new byte[0] : body);
        var reply = Mono.fromCallable(() -> endpoint.receive(token, bytes)).subscribeOn(Schedulers.boundedElastic());
        // A sender that hangs up must not interrupt a handler: it may be reading data that comes only once.
        return Mono.deferContextual(
                context -> Mono.fromFuture(reply.contextWrite(context).toFuture(), true));
    }
}
