package io.github.idininvites.proof.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.management.ThreadMXBean;
import io.github.idininvites.NetworkReaders;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attributes;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.webhook.Webhooks;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands an input to a reader of what the network sends: the first byte chooses the reader, the rest is what it reads. Fails if
 * the reader throws what it does not document, repeats the input in a message, or takes more than 50 ms or 64 MB.
 *
 * <p>Jazzer calls it with inputs of its making ({@link FuzzIT}), {@link FuzzCorpusTest} with those that are kept.
 */
public final class FuzzTarget {
    private static final long MOST_NANOS = 50_000_000;
    private static final long MOST_BYTES = 64 << 20;
    private static final int TRIES = 20; // one slow run is the garbage collector's or the compiler's

    private static final List<Class<? extends Record>> TYPES = List.of(
            Group.class,
            Person.class,
            Invite.class,
            Attributes.class,
            Result.class,
            PersonName.class,
            Address.class,
            Age.class);
    private static final String LETTERS = "wesgpitrnda";
    /** Each returns the message of the documented exception, or nothing. */
    private static final List<Function<byte[], String>> READERS = Stream.concat(
                    Stream.<Function<byte[], String>>of(FuzzTarget::webhook, FuzzTarget::error, FuzzTarget::retryAfter),
                    TYPES.stream().map(type -> input -> json(input, type)))
            .toList();

    private static final long[] INPUTS = new long[READERS.size()];

    /** All that a message may say: nothing that is not in our source, but for numbers. */
    private static final Pattern HARMLESS = Pattern.compile("|the webhook body (is larger than 65536 bytes|is not UTF-8"
            + "|is not a JSON object|LIMITS|is not JSON at line \\d+, column \\d+|has a name twice, at line \\d+, column \\d+|has no text (id|event|group|person)"
                    .replace("LIMITS", "nests too deep, or has a number or a name that is too long")
            + "|has no valid (id|group|person); it must match \\[[!-~]{2,12}]\\{1,\\d+})"
            + "|GET /path answered 422 Unprocessable Entity after 1 attempt"
            + "|its body (nests too deep, or has a number or a name that is too long|is (empty|null|not Unicode)"
            + "|goes on after its end|cannot be read|(is not JSON|has a name twice,) at line \\d+, column \\d+)|(id|name|url) is missing"
            + "|(its body|FIELD(\\.FIELD){0,2}) is not (as the API documents it|an object|a string|a boolean"
                    .replace("FIELD", "(" + declaredNames() + ")")
            + "|a time stamp with an offset)");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static final String IN_ALL = " inputs in all";

    private FuzzTarget() {}

    /** The name that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte choice = input.length == 0 ? 0 : input[0];
        int letter = LETTERS.indexOf(choice);
        int chosen = letter >= 0 ? letter : (choice & 0xff) % READERS.size();
        INPUTS[chosen]++;
        check(READERS.get(chosen), Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
    }

    /** The name that Jazzer looks for. */
    public static void fuzzerTearDown() {
        for (int i = 0; i < INPUTS.length; i++)
            System.out.printf("%,12d inputs of kind %s%n", INPUTS[i], LETTERS.charAt(i));
        System.out.printf("%,12d" + IN_ALL + "%n", Arrays.stream(INPUTS).sum());
    }

    static void check(Function<byte[], String> reader, byte[] input) {
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && (nanos > MOST_NANOS || bytes > MOST_BYTES); i++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long before = System.nanoTime();
            String message = reader.apply(input);
            nanos = Math.min(nanos, System.nanoTime() - before);
            bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
            if (!HARMLESS.matcher(message).matches()) throw new AssertionError("says what it should not: " + message);
        }
        if (nanos > MOST_NANOS) throw new AssertionError("takes " + nanos / 1_000_000 + " ms");
        if (bytes > MOST_BYTES) throw new AssertionError("takes " + (bytes >> 20) + " MB");
    }

    private static String webhook(byte[] input) {
        try {
            return Webhooks.parse(input).toString().substring(0, 0);
        } catch (DecodingException e) {
            return messageOf(e);
        }
    }

    private static String json(byte[] input, Class<? extends Record> type) {
        try {
            return NetworkReaders.json(input, type).toString().substring(0, 0);
        } catch (NetworkReaders.Refused e) {
            return messageOf(e.refusal);
        }
    }

    private static String error(byte[] input) {
        return messageOf(NetworkReaders.error(input));
    }

    private static String retryAfter(byte[] input) {
        NetworkReaders.retryAfter(new String(input, UTF_8));
        return "";
    }

    private static String messageOf(Exception e) {
        if (e.getCause() != null) throw new AssertionError("has a cause, which has a message of its own", e);
        return String.valueOf(e.getMessage());
    }

    private static String declaredNames() {
        return TYPES.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(component -> Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                        .map(JsonProperty::value)
                        .orElse(component.getName()))
                .distinct()
                .collect(Collectors.joining("|"));
    }
}
