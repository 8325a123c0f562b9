package io.github.idininvites.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.support.Wire;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an {@code ObservationHandler} that throws does to calls: nothing. */
@Timeout(60)
final class ThrowingHandlerTest {
    @AutoClose
    private final Wire wire = new Wire();

    /** It is the caller's thread, which goes on to serve others. */
    @ParameterizedTest
    @ValueSource(strings = {"filter", "onStart", "onScopeOpened", "onScopeClosed", "onError", "onStop"})
    void leavesNoScopeOpenWhenAHandlerThrows(String where) {
        wire.answers(404, 404);
        var broken = ObservationRegistry.create();
        if (where.equals("filter"))
            broken.observationConfig().observationHandler(context -> true).observationFilter(context -> {
                throw new IllegalStateException();
            });
        else broken.observationConfig().observationHandler(new ThrowingHandler(where));
        var person = wire.person(b -> b.listener(new ObservedCalls(broken)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(person::get).isInstanceOf(NotFoundException.class);
            assertThat(broken.getCurrentObservation()).isNull();
        }
    }

    private record ThrowingHandler(String where) implements ObservationHandler<Observation.Context> {
        private void at(String event) {
            if (event.equals(where)) throw new IllegalStateException();
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStart(Observation.Context context) {
            at("onStart");
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            at("onScopeOpened");
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            at("onScopeClosed");
        }

        @Override
        public void onError(Observation.Context context) {
            at("onError");
        }

        @Override
        public void onStop(Observation.Context context) {
            at("onStop");
        }
    }
}
