package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.List;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what is sent, and the answers that the other tests give, against the API's contract. */
final class ContractTest {
    private static final OpenApiInteractionValidator CONTRACT = OpenApiInteractionValidator.createForSpecificationUrl(
                    Objects.requireNonNull(ContractTest.class.getResource("/openapi.yaml"))
                            .toString())
            .build();
    private static final String GROUPS = "/idin-invites/v1/groups";
    private static final String PERSONS = GROUPS + "/" + Docs.GROUP_ID + "/persons";
    private static final String PERSON = PERSONS + "/" + Docs.PERSON_ID;

    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void sendsEachRequestByContract(CallMode mode) {
        wire.answers(WireJson.GROUP, WireJson.PERSON_ADDED, WireJson.PERSON_ADDED)
                .answers(WireJson.INVITE, WireJson.INVITE, WireJson.PERSON_ANSWERED);
        mode.createGroup(wire.client());
        mode.addPerson(wire.group(), Docs.NEW_ANDRE.requesting(Attribute.values()));
        mode.addPerson(wire.group(), NewPerson.of("Andre van Dijk"));
        mode.sendInvite(wire.person());
        mode.createInviteLink(wire.person());
        mode.get(wire.person());
        assertThat(wire.server.getRequestCount()).isEqualTo(6);
        for (int i = 0; i < 6; i++) assertThat(breaches(wire.request())).isEmpty();
    }

    @Test
    void testsWithAnswersByContract() {
        assertThat(breaches(Method.POST, GROUPS, WireJson.GROUP)).isEmpty();
        assertThat(breaches(Method.POST, PERSONS, WireJson.PERSON_ADDED)).isEmpty();
        assertThat(breaches(Method.POST, PERSON + "/invites", WireJson.INVITE)).isEmpty();
        assertThat(breaches(Method.GET, PERSON, WireJson.PERSON_ANSWERED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/groups                       | {}",
                "/groups                       | {'name': ''}",
                "/groups                       | {'name': 'Company ABC', 'x': 1}",
                "/groups/GROUP/persons         | {'name': 'Andre van Dijk'}",
                "/groups/GROUP/persons         | {'name': 'Andre van Dijk', 'attributes': {'gender': 'true'}}",
                "/groups/GROUP/persons         | {'name': 'Andre van Dijk', 'attributes': {'iban': true}}",
                "/groups/GROUP/persons         | {'name': 'Andre', 'email_address': 'andre', 'attributes': {}}",
                "/groups/not-a-uuid/persons    | {'name': 'Andre van Dijk', 'attributes': {}}",
                "/groups/GROUP/persons/GROUP/invites | {'email': 'true'}",
                "/groups/GROUP/persons/GROUP/invite  | {'email': true}",
            })
    void noticesARequestThatBreaksTheContract(String path, String body) {
        var request = SimpleRequest.Builder.post("/idin-invites/v1" + path.replace("GROUP", Docs.GROUP_ID))
                .withContentType("application/json")
                .withHeader("Authorization", "Bearer " + Docs.TOKEN)
                .withBody(body.replace('\'', '"'))
                .build();
        assertThat(CONTRACT.validateRequest(request).hasErrors()).isTrue();
    }

    @Test
    void noticesARequestWithoutAToken() {
        var request = SimpleRequest.Builder.get(PERSON).build();
        assertThat(CONTRACT.validateRequest(request).hasErrors()).isTrue();
    }

    @Test
    void noticesARequestWithAnotherKindOfToken() {
        var request = SimpleRequest.Builder.get(PERSON)
                .withHeader("Authorization", "Basic " + Docs.KEY_ID)
                .build();
        assertThat(CONTRACT.validateRequest(request).hasErrors()).isTrue();
    }

    @Test
    void noticesAnAnswerThatBreaksTheContract() {
        assertThat(breaches(Method.POST, GROUPS, WireJson.GROUP.replace("pending", "open")))
                .hasSize(1);
    }

    private static List<String> breaches(RecordedRequest sent) {
        var request = new SimpleRequest.Builder(sent.getMethod(), sent.getUrl().encodedPath());
        sent.getHeaders().forEach(header -> request.withHeader(header.getFirst(), header.getSecond()));
        if (sent.getBody() != null) request.withBody(sent.getBody().utf8());
        return CONTRACT.validateRequest(request.build()).getMessages().stream()
                .map(Message::getMessage)
                .toList();
    }

    private static List<String> breaches(Method method, String path, String answer) {
        var response = SimpleResponse.Builder.ok()
                .withContentType("application/json")
                .withBody(answer)
                .build();
        return CONTRACT.validateResponse(path, method, response).getMessages().stream()
                .map(Message::getMessage)
                .toList();
    }
}
