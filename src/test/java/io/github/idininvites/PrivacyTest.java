package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.RunRecorder;
import io.github.idininvites.support.SeenByCallers;
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
            // Not assertThat(said): its failure would print what must not be printed.
            assertThat(said.contains(planted))
                    .as("%d characters of text hold planted %s", said.length(), planted)
                    .isFalse();
    }
}
