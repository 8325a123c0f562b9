package io.github.idininvites.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A call that meets a fault, and what must hold after it, however busy the machine. */
final class Meeting {
    private static final NewPerson LARGE = NewPerson.of("x".repeat(8 << 20));

    private Meeting() {}

    static @Nullable IdinInvitesException get(IdinInvitesClient client, CallMode mode) {
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        try {
            assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
            return null;
        } catch (IdinInvitesException e) {
            return e;
        }
    }

    static @Nullable IdinInvitesException post(IdinInvitesClient client, Combination way) {
        var group = client.group(Docs.GROUP_ID);
        var person = group.person(Docs.PERSON_ID);
        try {
            if (way.fault().hasLargeBody()) way.mode().addPerson(group, LARGE);
            else assertThat(way.mode().sendInvite(person)).isEqualTo(Docs.INVITE);
            return null;
        } catch (IdinInvitesException e) {
            return e;
        }
    }

    /** Whatever the table says, and however busy the machine: what the server saw goes before it. */
    static void keptThePromises(Combination way, FaultyServer server, @Nullable IdinInvitesException failure) {
        boolean kept = !way.post() || server.processed() <= 1;
        if (failure != null)
            kept &= switch (failure.delivery()) {
                case NOT_SENT -> !server.touched();
                case REJECTED -> server.processed() == 0;
                case UNKNOWN -> true; // the careful answer is never a lie
                case ACCEPTED -> server.processed() > 0;
            };
        if (!kept)
            throw new IllegalStateException(
                    way.fault().name + ", " + way + ": the server processed " + server.processed() + " requests",
                    failure);
    }

    static void lostNoByte(FaultRow fault, ByteString sent, DecodingException e) {
        var kept = ByteString.of(e.responseBytes());
        boolean whole = fault.isEndless() ? sent.startsWith(kept) && kept.size() > 0 : kept.equals(sent);
        assertThat(whole)
                .as("%s: kept %d bytes of %d", fault.name, kept.size(), sent.size())
                .isTrue();
    }
}
