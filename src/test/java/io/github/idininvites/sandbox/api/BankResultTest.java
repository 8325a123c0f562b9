package io.github.idininvites.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankResultTest {
    private static final String[] ALL = {
        "identity", "name", "address", "18y_or_older", "date_of_birth", "gender", "telephone_number", "email_address"
    };

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void givesTheResultOfTheTextWhenAllIsRequested() throws IOException {
        var person = identified(Citizen.ANDRE, ALL);
        var expected = (ObjectNode) SandboxTestClient.parse(resource("/wire/get-person-response.json"));
        expected.set("id", person.get("id"));
        ((ObjectNode) expected.get("result")).set("transaction_id", person.at("/result/transaction_id"));
        assertThat(person.toString()).isEqualTo(expected.toString());
    }

    @Test
    void givesEachIdentificationATransactionIdOfSixteenDigits() {
        String first = identified(Citizen.ANDRE).at("/result/transaction_id").textValue();
        String second = identified(Citizen.ANDRE).at("/result/transaction_id").textValue();
        assertThat(first).matches("[1-9][0-9]{15}").isNotEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            identity         | {"bin": "CMBANL9Z3xOcyYKUhR8s0mS+tbkNO2xF2/U/Ns3eIyMOWYWmOZeUGw8StPKPhAdRTyN1XWne1rgJQA"}
            name             | {"name": {"initials": "A", "first_name": "Andre", "last_name": "Dijk", "last_name_prefix": "van"}}
            gender           | {"name": {"gender": "male"}}
            address          | {"address": {"street": "Dijklaan", "house_number": "1", "house_number_suffix": "b", "postal_code": "0000AA", "city": "Amsterdam", "country": "NL"}}
            date_of_birth    | {"age": {"date_of_birth": "1974-01-31"}}
            18y_or_older     | {"age": {"18y_or_older": true}}
            telephone_number | {"telephone_number": "0031612345678"}
            email_address    | {"email_address": "andre@example.com"}
            """)
    void givesOnlyWhatWasRequested(String attribute, String expected) {
        assertThat(withoutCommonFields(identified(Citizen.ANDRE, attribute)))
                .isEqualTo(SandboxTestClient.parse(expected));
    }

    @Test
    void givesTransactionIssuerAndStatusWhenNothingWasRequested() {
        var result = identified(Citizen.ANDRE).get("result");
        assertThat(result.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("transaction_id", "issuer_id", "status");
        assertThat(result.get("issuer_id").textValue()).isEqualTo("ABNANL2A");
        assertThat(result.get("status").textValue()).isEqualTo("success");
    }

    @Test
    void leavesOutWhatTheBankDoesNotKnow() {
        var stranger = new Citizen("INGBNL2A", null, null, null, null, null, null);
        assertThat(withoutCommonFields(identified(stranger, ALL))).isEmpty();
    }

    @Test
    void leavesOutPartsThatTheBankDoesNotKnow() {
        var sparse = new Citizen(
                "INGBNL2A",
                null,
                new Citizen.Name(null, "A", null, "Dijk", null),
                new Citizen.Address(null, null, null, null, "Amsterdam", null),
                null,
                null,
                null);
        assertThat(withoutCommonFields(identified(sparse, ALL))).isEqualTo(SandboxTestClient.parse("""
                        {"name": {"initials": "A", "last_name": "Dijk"}, "address": {"city": "Amsterdam"}}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T12:00:00Z, 2002-01-01, true",
        "2020-01-01T12:00:00Z, 2002-01-02, false",
        "2020-01-01T12:00:00Z, 2001-12-00, true",
        "2020-01-01T12:00:00Z, 2002-01-00, false",
        "2020-01-01T12:00:00Z, 2001-00-00, true",
        "2020-01-01T12:00:00Z, 2002-00-00, false",
        // It is the next day already in Amsterdam.
        "2019-12-31T23:30:00Z, 2002-01-01, true"
    })
    void tellsWhetherTheCitizenIsCertainlyEighteenByTheClock(String now, String dateOfBirth, boolean adult) {
        var then = new ManualClock(now);
        try (var other = IdinSandbox.builder().clock(then).start()) {
            var otherClient = new SandboxTestClient(other, then);
            String groupId = otherClient.createGroup();
            String personId = otherClient.addPersonRequesting(groupId, "18y_or_older", "date_of_birth");
            other.identify(personId, new Citizen("ABNANL2A", null, null, null, dateOfBirth, null, null));
            var age = otherClient.person(groupId, personId).at("/result/age");
            assertThat(age.get("18y_or_older").booleanValue()).isEqualTo(adult);
            assertThat(age.get("date_of_birth").textValue()).isEqualTo(dateOfBirth);
        }
    }

    private JsonNode identified(Citizen citizen, String... requested) {
        String groupId = client.createGroup();
        String personId = client.addPersonRequesting(groupId, requested);
        sandbox.identify(personId, citizen);
        return client.person(groupId, personId);
    }

    private static JsonNode withoutCommonFields(JsonNode person) {
        return ((ObjectNode) person.get("result")).without(List.of("transaction_id", "issuer_id", "status"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BankResultTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
