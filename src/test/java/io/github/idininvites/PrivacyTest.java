package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.RunRecorder;
import io.github.idininvites.support.SeenByCallers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last, and looks through what was said during the whole run: what calls returned and threw (as text, with causes), what
 * was printed and logged, and the message of each exception that this library made, whoever caught it.
 */
@Order(Integer.MAX_VALUE)
final class PrivacyTest {
    private static final List<String> PLANTED = List.of(
            Docs.KEY_SECRET,
            Docs.TOKEN.substring(Docs.TOKEN.lastIndexOf('.')),
            ProxyTest.PASSWORD,
            "van Dijk",
            "andre@example.com",
            "1974-01-31",
            "CMBANL9Z3xOcyYKUhR8s0mS",
            "Dijklaan",
            "0031612345678",
            "WMqmJ8qneA7CiLe3w33NBjSAPiGWFVWeWbMluTI8IkgGjoznfhuajzuV5Y1Xdpfc0SRB1m");

    @Test
    void findsNothingPersonalInWhatCallsReturnedAndThrew() {
        assertThat(SeenByCallers.everythingSaid()).hasSizeGreaterThan(50).allSatisfy(PrivacyTest::isClean);
    }

    @Test
    void findsNothingPersonalInWhatWasPrintedAndLogged() {
        System.err.flush();
        assertThat(System.err.checkError()).as("System.err was closed").isFalse();
        assertThat(RunRecorder.output().contains("MockWebServer")).isTrue();
        assertThat(RunRecorder.output().contains("call: sendInvite group ")).isTrue();
        Stream.of(RunRecorder.output()).forEach(PrivacyTest::isClean);
    }

    @Test
    void findsNothingPersonalInAnyMessageOfAnExceptionOfThisLibrary() {
        var messages = RunRecorder.exceptions().stream()
                .filter(event -> event.getClass("thrownClass").getName().startsWith("io.github.idininvites."))
                .map(event -> String.valueOf(event.getString("message")))
                .distinct()
                .toList();
        assertThat(messages).hasSizeGreaterThan(20).allSatisfy(PrivacyTest::isClean);
    }

    private static void isClean(String said) {
        for (String planted : PLANTED)
            for (String form : forms(planted))
                // Not assertThat(said): its failure would print what must not be printed.
                assertThat(said.contains(form))
                        .as("%d characters of text hold planted %s as %s", said.length(), planted, form)
                        .isFalse();
    }

    /** Itself, and what shows it to whoever looks twice: as hex, and as Base64 from each of the three places it may start at. */
    private static List<String> forms(String planted) {
        byte[] bytes = planted.getBytes(UTF_8);
        var forms = new ArrayList<>(List.of(
                planted,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                HexFormat.ofDelimiter(" ").formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = Arrays.copyOf(new byte[before], before + bytes.length);
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(
                    encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1)); // the ends depend on others
        }
        return forms;
    }

    @Test
    void findsWhatIsEncoded() {
        for (String hidden : List.of(
                "content=" + HexFormat.of().formatHex("x Andre van Dijk y".getBytes(UTF_8)) + "…",
                Base64.getEncoder().encodeToString("Andre van Dijk".getBytes(UTF_8)),
                Base64.getEncoder().encodeToString("xAndre van Dijk, Dijklaan".getBytes(UTF_8)),
                Base64.getEncoder().encodeToString("xyAndre van Dijk".getBytes(UTF_8))))
            assertThatThrownBy(() -> isClean(hidden)).isInstanceOf(AssertionError.class);
    }
}
