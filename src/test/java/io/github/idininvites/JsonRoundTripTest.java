package io.github.idininvites;

import static com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;
import static com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS;
import static com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.idininvites.json.Json;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attributes;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever of the right shape comes is still there when the record is written again, as an application may that stores it.
 * Each run draws new objects; a failure names its seed, and {@code -Dseed=…} draws them again.
 */
final class JsonRoundTripTest {
    private static final int OBJECTS = 300;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /** An application's own mapper. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(WRITE_DATES_AS_TIMESTAMPS)
            .disable(STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A record and its documented fields; one whose name ends with an exclamation mark is never null. */
    record Shape(Class<? extends Record> type, Map<String, Function<Random, Object>> fields) {
        Shape with(Function<Random, Object> value, String... names) {
            var more = new LinkedHashMap<>(fields);
            for (String name : names) more.put(name, value);
            return new Shape(type, more);
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private static final Shape ATTRIBUTES = new Shape(Attributes.class, Map.of())
            .with(Random::nextBoolean, "identity", "name", "address", "18y_or_older", "date_of_birth")
            .with(Random::nextBoolean, "gender", "telephone_number", "email_address");
    private static final Shape AGE = new Shape(Age.class, Map.of())
            .with(JsonRoundTripTest::text, "date_of_birth")
            .with(Random::nextBoolean, "18y_or_older");
    private static final Shape NAME = new Shape(PersonName.class, Map.of())
            .with(JsonRoundTripTest::text, "gender", "initials", "first_name", "last_name", "last_name_prefix");
    private static final Shape ADDRESS = new Shape(Address.class, Map.of())
            .with(JsonRoundTripTest::text, "street", "house_number", "house_number_suffix")
            .with(JsonRoundTripTest::text, "postal_code", "city", "country");
    private static final Shape RESULT = new Shape(Result.class, Map.of())
            .with(JsonRoundTripTest::text, "transaction_id", "issuer_id", "status", "bin")
            .with(JsonRoundTripTest::text, "telephone_number", "email_address")
            .with(random -> object(random, NAME), "name")
            .with(random -> object(random, ADDRESS), "address")
            .with(random -> object(random, AGE), "age");

    static final List<Shape> SHAPES = List.of(
            new Shape(Group.class, Map.of())
                    .with(JsonRoundTripTest::text, "id!", "name!", "status")
                    .with(JsonRoundTripTest::time, "expires_at", "updated_at", "created_at"),
            new Shape(Invite.class, Map.of())
                    .with(JsonRoundTripTest::text, "id!", "url!")
                    .with(Random::nextBoolean, "email")
                    .with(JsonRoundTripTest::time, "expires_at", "updated_at", "created_at"),
            new Shape(Person.class, Map.of())
                    .with(JsonRoundTripTest::text, "id!", "name!", "email_address", "redirect_url", "status")
                    .with(random -> object(random, ATTRIBUTES), "attributes")
                    .with(random -> object(random, RESULT), "result")
                    .with(JsonRoundTripTest::time, "updated_at", "created_at"),
            RESULT,
            NAME,
            ADDRESS,
            AGE,
            ATTRIBUTES);

    @ParameterizedTest
    @FieldSource("SHAPES")
    void keepsEveryFieldOfAnyObject(Shape shape) throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            long seed = SEED + i;
            var whole = object(new Random(seed), shape);
            String sent = sent(new Random(seed), whole, shape).toString();

            Record read = Json.read(sent.getBytes(UTF_8), shape.type());
            String written = MAPPER.writeValueAsString(read);

            assertThat(MAPPER.readTree(written)).as("-Dseed=%s", seed).isEqualTo(MAPPER.readTree(whole.toString()));
            assertThat(Json.read(written.getBytes(UTF_8), shape.type()))
                    .as("-Dseed=%s", seed)
                    .isEqualTo(read);
        }
    }

    /** With documented fields, and some that are not documented. */
    static ObjectNode object(Random random, Shape shape) {
        var object = MAPPER.createObjectNode();
        shape.fields().forEach((name, value) -> {
            boolean none = !name.endsWith("!") && random.nextInt(4) == 0;
            if (!none) object.set(name.replace("!", ""), MAPPER.valueToTree(value.apply(random)));
        });
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = text(random);
            if (!object.has(name) && !shape.fields().containsKey(name))
                object.set(name, MAPPER.valueToTree(anything(random, 3)));
        }
        return object;
    }

    /** The same, but some of the documented fields that are absent are null. */
    private static JsonNode sent(Random random, ObjectNode whole, Shape shape) {
        var sent = whole.deepCopy();
        for (String name : shape.fields().keySet())
            if (!name.endsWith("!") && !sent.has(name) && random.nextBoolean()) sent.putNull(name);
        return sent;
    }

    private static @Nullable Object anything(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> new BigInteger(200, random);
            case 5 -> new BigDecimal(new BigInteger(100, random), random.nextInt(80) - 40);
            case 6 -> text(random);
            case 7 ->
                random.ints(random.nextInt(4))
                        .mapToObj(seed -> anything(random, depth - 1))
                        .toList();
            default -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) map.put(text(random), anything(random, depth - 1));
                yield map;
            }
        };
    }

    private static String text(Random random) {
        var pieces = List.of(
                "name", "unknownFields", "statusText", "true", "1", "-", " ", "\"", "\\", "\n", "é", "Ł", "王", "😀");
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) text.append(pieces.get(random.nextInt(pieces.size())));
        return text.toString();
    }

    private static Object time(Random random) {
        var offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(24 * 60) - 12 * 60));
        var time = OffsetDateTime.of(2020, 1, 1, 0, 0, 0, random.nextInt(1_000_000_000), offset);
        return time.plusMinutes(random.nextInt(10_000_000)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
