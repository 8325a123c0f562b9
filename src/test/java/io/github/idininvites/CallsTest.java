package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallsTest {
    private static final String PERSON_PATH = "/idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons/" + Docs.PERSON_ID;

    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void createsGroup(CallMode mode) {
        wire.answers(WireJson.GROUP);
        assertThat(mode.createGroup(wire.client())).isEqualTo(Docs.COMPANY_ABC);
        assertRequest("POST /idin-invites/v1/groups HTTP/1.1");
    }

    @EachCallMode
    void addsPerson(CallMode mode) {
        wire.answers(WireJson.PERSON_ADDED);
        assertThat(mode.addPerson(wire.group(), Docs.NEW_ANDRE)).isEqualTo(Docs.ANDRE_ADDED);
        assertRequest("POST /idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons HTTP/1.1");
    }

    @EachCallMode
    void sendsInvite(CallMode mode) {
        wire.answers(WireJson.INVITE);
        assertThat(mode.sendInvite(wire.person())).isEqualTo(Docs.INVITE);
        var request = assertRequest("POST " + PERSON_PATH + "/invites HTTP/1.1");
        assertThat(request.getBody().utf8()).isEqualTo("{\"email\":true}");
    }

    @EachCallMode
    void createsInviteLinkWithoutMailing(CallMode mode) {
        wire.answers(WireJson.INVITE);
        assertThat(mode.createInviteLink(wire.person())).isEqualTo(Docs.INVITE);
        var request = assertRequest("POST " + PERSON_PATH + "/invites HTTP/1.1");
        assertThat(request.getBody().utf8()).isEqualTo("{\"email\":false}");
    }

    @EachCallMode
    void getsPerson(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(mode.get(wire.person())).isEqualTo(Docs.ANDRE_ANSWERED);
        var request = assertRequest("GET " + PERSON_PATH + " HTTP/1.1");
        assertThat(request.getBodySize()).isZero();
        assertThat(request.getHeaders().get("Content-Type")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 203, 206, 299})
    void takesEvery2xxAsSuccess(int status) {
        wire.answers(Wire.json(status, WireJson.GROUP));
        assertThat(wire.client().groups().create("Company ABC")).isEqualTo(Docs.COMPANY_ABC);
    }

    @EachCallMode
    void goesThroughGroupAndPersonOfEarlierAnswers(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED);
        var person = wire.client().group(Docs.COMPANY_ABC).person(Docs.ANDRE_ADDED);
        Person answer = mode.get(person);
        assertThat(answer.id()).isEqualTo(person.id());
        assertThat(person.groupId()).isEqualTo(Docs.COMPANY_ABC.id());
        assertThat(wire.request().getTarget()).isEqualTo(PERSON_PATH);
    }

    @EachCallMode
    void keepsPathOfBaseUrl(CallMode mode) {
        wire.answers(WireJson.GROUP);
        mode.createGroup(wire.client(b -> b.baseUrl(wire.baseUrl() + "gateway/cm")));
        assertThat(wire.request().getTarget()).isEqualTo("/gateway/cm/idin-invites/v1/groups");
    }

    private RecordedRequest assertRequest(String line) {
        var request = wire.request();
        assertThat(request.getRequestLine()).isEqualTo(line);
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(wire.server.getRequestCount()).isOne();
        return request;
    }
}
