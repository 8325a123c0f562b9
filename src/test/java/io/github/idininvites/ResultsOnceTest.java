package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** What a caller sees where the data of a person is handed out once. */
final class ResultsOnceTest {
    private final IdinSandbox sandbox = IdinSandbox.builder().resultsOnce().start();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(sandbox.keyId(), sandbox.keySecret())
            .baseUrl(sandbox.baseUrl())
            .clock(sandbox.clock())
            .sleeper(new RecordingSleeper())
            .build();
    private final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    private final PersonHandle person = group.person(group.addPerson(Docs.NEW_ANDRE));

    @AfterEach
    void close() {
        idin.close();
        sandbox.close();
    }

    @EachCallMode
    void succeedsWithoutDataAfterTheFirstAnswer(CallMode mode) {
        person.sendInvite();
        assertThat(get(mode).succeededWithoutData()).isFalse();
        sandbox.identify(person.id());
        Person first = get(mode);
        assertThat(first.succeededWithoutData()).isFalse();
        String transactionId = Objects.requireNonNull(first.result()).transactionId();
        for (int i = 0; i < 2; i++) {
            Person later = get(mode);
            assertThat(later.status()).contains(PersonStatus.SUCCESS);
            assertThat(later.succeededWithoutData()).isTrue();
            assertThat(later.updatedAt()).isEqualTo(first.updatedAt());
            assertThat(later.result()).isNotNull().satisfies(result -> {
                assertThat(result.transactionId()).isEqualTo(transactionId);
                assertThat(result.unknownFields()).containsOnlyKeys("notice", "notice_code");
            });
        }
    }

    @EachCallMode
    void losesTheDataWithTheAnswer(CallMode mode) {
        person.sendInvite();
        sandbox.identify(person.id());
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        assertThat(get(mode).succeededWithoutData()).isTrue();
    }

    @EachCallMode
    void leavesOtherAnswersAsTheyAre(CallMode mode) {
        person.sendInvite();
        sandbox.cancel(person.id());
        Person first = get(mode);
        assertThat(get(mode)).isEqualTo(first);
    }

    private Person get(CallMode mode) {
        return mode.get(person);
    }
}
