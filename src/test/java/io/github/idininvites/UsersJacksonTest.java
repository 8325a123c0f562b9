package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.idininvites.JsonRoundTripTest.Shape;
import io.github.idininvites.json.Json;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.Result;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Records that an application writes with a Jackson of its own, without any setting, are whole, and read back equal. */
final class UsersJacksonTest {
    private static final int OBJECTS = 300;
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final ObjectMapper IN_PASCAL_CASE =
            MAPPER.copy().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);

    /** One that Jackson cannot read into a record, but {@code fromJson} can. */
    static final List<String> ODD = List.of(
            "{'id':'1','name':'n','created_at':'yesterday','updated_at':['x'],'attributes':7,'email_address':{'a':null}}",
            "{'id':'1','name':'n','result':{'age':{'18y_or_older':'perhaps','date_of_birth':{'year':1974}}}}",
            "{'id':'1','name':'n','created_at':1577836800,'result':{'name':{'first_name':['A','B']}}}");

    /** Jackson 2 and 3. */
    private enum Mapper {
        JACKSON_2 {
            @Override
            byte[] write(Object value) throws Exception {
                return MAPPER.writeValueAsBytes(value);
            }

            @Override
            <T> T read(byte[] json, Class<T> type) throws Exception {
                return MAPPER.readValue(json, type);
            }
        },
        /** Of an application that names its own fields in another way. */
        JACKSON_2_IN_PASCAL_CASE {
            @Override
            byte[] write(Object value) throws Exception {
                return IN_PASCAL_CASE.writeValueAsBytes(value);
            }

            @Override
            <T> T read(byte[] json, Class<T> type) throws Exception {
                return IN_PASCAL_CASE.readValue(json, type);
            }
        },
        JACKSON_3 {
            @Override
            byte[] write(Object value) {
                return JsonMapper.shared().writeValueAsBytes(value);
            }

            @Override
            <T> T read(byte[] json, Class<T> type) {
                return JsonMapper.shared().readValue(json, type);
            }
        };

        abstract byte[] write(Object value) throws Exception;

        abstract <T> T read(byte[] json, Class<T> type) throws Exception;
    }

    static Stream<Arguments> shapes() {
        return Stream.of(Mapper.values())
                .flatMap(mapper -> JsonRoundTripTest.SHAPES.stream().map(shape -> Arguments.of(mapper, shape)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsBackWhateverJacksonWrote(Mapper mapper, Shape shape) throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            String sent = JsonRoundTripTest.object(new Random(SEED + i), shape).toString();
            Record record = Json.read(sent.getBytes(UTF_8), shape.type());
            assertThat(Json.read(mapper.write(record), shape.type()))
                    .as("-Dseed=%s", SEED + i)
                    .isEqualTo(record);
        }
    }

    static Stream<Arguments> documented() {
        return Stream.of(Mapper.values())
                .flatMap(mapper -> Stream.of(
                                Docs.COMPANY_ABC,
                                Docs.ANDRE_ADDED,
                                Docs.ANDRE_ANSWERED,
                                Docs.INVITE,
                                Objects.requireNonNull(Docs.ANDRE_ANSWERED.result()),
                                Person.fromJson(
                                        json(
                                                "{'id':'1','name':'n','created_at':'2020-01-01T01:02:03.5+05:30',"
                                                        + "'result':{'age':{'date_of_birth':'1974-00-00'}},'new':{'a':[null,1,'b']},'no':null}")))
                        .map(record -> Arguments.of(mapper, record)));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void isReadByTheSameJacksonToo(Mapper mapper, Record record) throws Exception {
        assertThat(mapper.read(mapper.write(record), record.getClass())).isEqualTo(record);
    }

    static Stream<Arguments> odd() {
        return Stream.of(Mapper.values()).flatMap(mapper -> ODD.stream().map(json -> Arguments.of(mapper, json)));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void keepsWhatNoComponentCanHold(Mapper mapper, String json) throws Exception {
        Person person = Person.fromJson(json(json));
        assertThat(Person.fromJson(mapper.write(person))).isEqualTo(person);
    }

    @Test
    void readsTheBytesThatTheApiSends() {
        assertThat(Group.fromJson(json(WireJson.GROUP))).isEqualTo(Docs.COMPANY_ABC);
        assertThat(Person.fromJson(json(WireJson.PERSON_ANSWERED))).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(Invite.fromJson(json(WireJson.INVITE))).isEqualTo(Docs.INVITE);
        assertThat(Result.fromJson(json("{'status':'success'}")).statusText()).isEqualTo("success");
    }

    /** What is refused, and what the message says of it. */
    record Refusal(Function<byte[], Record> read, String json, String message) {}

    static final List<Refusal> REFUSALS = List.of(
            new Refusal(Person::fromJson, "", "a Person as the API writes it, but is empty"),
            new Refusal(
                    Group::fromJson,
                    "{'id': 'planted'",
                    "a Group as the API writes it, but is not JSON at line 1, column 17"),
            new Refusal(Invite::fromJson, "{'id':'planted'}", "an Invite as the API writes it, but url is missing"),
            new Refusal(
                    Result::fromJson,
                    "{'name':'planted'}",
                    "a Result as the API writes it, but name is not an object"));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void saysWhereJsonIsNotWhatItMustBe(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refusal.read.apply(json(refusal.json)))
                .withMessage("json must be " + refusal.message)
                .withNoCause();
    }

    private static byte[] json(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
