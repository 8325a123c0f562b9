package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON that goes out. */
final class JsonWritingTest {
    private static final String NAMES = "Zoë, Jürgen, Łukasz, Ιωάννης, Дмитрий, محمد, 王芳, 😀 \"\\ \u200D";

    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void sendsTheDocumentedGroup(CallMode mode) {
        wire.answers(WireJson.GROUP);
        mode.createGroup(wire.client());
        assertThat(sentJson()).isEqualTo(tree(WireJson.GROUP_REQUEST));
    }

    @EachCallMode
    void sendsTheDocumentedPersonWithTrueAsABoolean(CallMode mode) {
        addPerson(mode, Docs.NEW_ANDRE);
        var documented = (ObjectNode) tree(WireJson.PERSON_REQUEST);
        ((ObjectNode) documented.path("attributes")).set("name", BooleanNode.TRUE); // "true" in the text
        assertThat(sentJson()).isEqualTo(documented);
    }

    @EachCallMode
    void sendsTheFieldsInTheDocumentedOrder(CallMode mode) {
        addPerson(mode, Docs.NEW_ANDRE);
        String documented = tree(WireJson.PERSON_REQUEST).toString();
        assertThat(sent().utf8().equals(documented.replace("\"true\"", "true"))).isTrue();
    }

    @EachCallMode
    void leavesOutTheEmailAddressWhereThereIsNone(CallMode mode) {
        addPerson(mode, NewPerson.of("Andre van Dijk").requesting(Attribute.NAME));
        var documented = (ObjectNode) tree(WireJson.PERSON_REQUEST);
        documented.remove("email_address");
        ((ObjectNode) documented.path("attributes")).set("name", BooleanNode.TRUE);
        assertThat(sentJson()).isEqualTo(documented);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY, identity",
        "NAME, name",
        "ADDRESS, address",
        "EIGHTEEN_OR_OLDER, 18y_or_older",
        "DATE_OF_BIRTH, date_of_birth",
        "GENDER, gender",
        "TELEPHONE_NUMBER, telephone_number",
        "EMAIL_ADDRESS, email_address",
    })
    void asksForEachAttributeByItsDocumentedNameAndForNoOther(Attribute attribute, String field) {
        addPerson(CallMode.SYNC, NewPerson.of("Andre van Dijk").requesting(attribute));
        var documented = (ObjectNode) tree(WireJson.PERSON_REQUEST).path("attributes");
        documented.fieldNames().forEachRemaining(name -> documented.put(name, name.equals(field)));
        assertThat(sentJson().path("attributes")).isEqualTo(documented);
    }

    @EachCallMode
    void sendsTheDocumentedInvite(CallMode mode) {
        wire.answers(WireJson.INVITE);
        mode.sendInvite(wire.person());
        assertThat(sentJson()).isEqualTo(tree(WireJson.INVITE_REQUEST));
    }

    @EachCallMode
    void declaresJsonAndItsLength(CallMode mode) {
        addPerson(mode, NewPerson.of(NAMES));
        var request = wire.request();
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(String.valueOf(request.getBodySize()));
    }

    @EachCallMode
    void sendsNamesInUtf8(CallMode mode) {
        addPerson(mode, NewPerson.of(NAMES));
        var sent = sent();
        assertThat(tree(sent.utf8()).path("name").textValue()).isEqualTo(NAMES);
        assertThat(sent.indexOf("Zoë, Jürgen, Łukasz, Ιωάννης, Дмитрий, محمد, 王芳, 😀".getBytes(UTF_8)))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "Andre \ud83d van Dijk", "\ude00", "\ude00\ud83d"})
    void refusesANameWithHalfASurrogatePairBeforeAnythingIsSent(String name) {
        var groups = wire.client().groups();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewPerson.of(name))
                .withMessageStartingWith("name must have no half of a surrogate pair, but has U+D");
        for (var mode : CallMode.values())
            assertThat(mode.failure(
                            IllegalArgumentException.class, () -> groups.create(name), () -> groups.createAsync(name)))
                    .hasMessageStartingWith("name must have no half of a surrogate pair, but has U+D")
                    .hasNoCause();
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void refusesABlankNameForAGroupBeforeAnythingIsSent(CallMode mode) {
        var groups = wire.client().groups();
        assertThat(mode.failure(
                        IllegalArgumentException.class, () -> groups.create(" "), () -> groups.createAsync(" ")))
                .hasMessage("name must not be blank, but is");
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void refusesWrongArgumentsOfAsyncCallsAtOnce() {
        var groups = wire.client().groups();
        assertThatIllegalArgumentException().isThrownBy(() -> groups.createAsync(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.group().addPersonAsync(NewPerson.of("half a pair: \uD83D")));
    }

    private void addPerson(CallMode mode, NewPerson newPerson) {
        wire.answers(WireJson.PERSON_ADDED);
        mode.addPerson(wire.group(), newPerson);
    }

    private ByteString sent() {
        RecordedRequest request = wire.request();
        return Objects.requireNonNull(request.getBody());
    }

    private JsonNode sentJson() {
        return tree(sent().utf8());
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
