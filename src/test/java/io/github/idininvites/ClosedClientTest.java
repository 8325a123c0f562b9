package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is left of a client that was closed: nothing of ours, and all of the user's. */
final class ClosedClientTest {
    @AutoClose
    private final Wire wire = new Wire();

    @Test
    void refusesCallsOnceClosed() {
        var client = wire.client();
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        client.close();
        client.close();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(person::get)
                .withMessage("this client is closed; make calls before close()");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(person::getAsync);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void leavesUsersClientOpen() throws IOException {
        wire.answers(WireJson.PERSON_ANSWERED, 200);
        var users = new OkHttpClient();
        var client = wire.client(b -> b.httpClient(users));
        client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        client.close();
        assertThat(users.connectionPool().connectionCount()).isOne();
        var request = new Request.Builder().url(wire.baseUrl()).build();
        try (var response = users.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void givesConnectionsBackWhenClosed() {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        var client = wire.client();
        client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        var derived = client.newBuilder().userAgent("derived").build();
        derived.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        derived.close();
        wire.request();
        var second = wire.request();
        assertThat(second.getConnectionIndex()).isZero();
        assertThat(second.getExchangeIndex()).isOne();
        assertThat(second.getHeaders().get("User-Agent")).startsWith("derived idin-invites-client/");
        client.close();
        assertThatThrownBy(
                        () -> client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get())
                .isInstanceOf(IllegalStateException.class);
    }
}
