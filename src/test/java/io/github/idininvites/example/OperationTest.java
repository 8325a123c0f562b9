package io.github.idininvites.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.CallListener;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.micrometer.ObservedCalls;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;

/** What the guides show of seeing calls in operation. */
@Timeout(60)
final class OperationTest {
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();
    private static final List<String> AUDIT = new CopyOnWriteArrayList<>();

    @AutoClose
    private final Wire wire = new Wire();

    // spotless:off
    // guide
    /** Writes each call into an audit log, with the tenant that made it. */
    static final class Audit implements CallListener {
        @Override
        public CallListener started(Operation operation) {  // on the caller's thread, also for async calls
            String tenant = TENANT.get();
            return new CallListener() {                     // hears the rest of this call
                @Override
                public void ended(Outcome call) {
                    AUDIT.add(tenant + ": " + call);        // ids, status, times; nothing personal
                }
            };
        }
    }
    // end

    private IdinInvitesClient observed(String keyId, String keySecret, ObservationRegistry observationRegistry) {
        // guide
        IdinInvitesClient client = IdinInvitesClient.builder()
                .credentials(keyId, keySecret)
                .listener(new ObservedCalls(observationRegistry))
                .build();
        // end
        return client;
    }
    // spotless:on

    @EachCallMode
    void auditsWithTheCallersTenant(CallMode mode) {
        AUDIT.clear();
        TENANT.set("t-1");
        try {
            wire.answers(WireJson.INVITE);
            mode.sendInvite(wire.person(b -> b.listener(new Audit())));
        } finally {
            TENANT.remove();
        }
        assertThat(AUDIT)
                .singleElement()
                .asString()
                .startsWith("t-1: sendInvite group " + Docs.GROUP_ID + " person " + Docs.PERSON_ID
                        + " succeeded with 200, 1 attempt, ");
    }

    @EachCallMode
    void observes(CallMode mode) {
        var meters = new SimpleMeterRegistry();
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        wire.answers(WireJson.INVITE);
        try (var client = observed(Docs.KEY_ID, Docs.KEY_SECRET, registry)
                .newBuilder()
                .baseUrl(wire.baseUrl())
                .build()) {
            PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            mode.sendInvite(person);
        }
        assertThat(meters.get("idin.invites.calls").timer().count()).isOne();
    }
}
