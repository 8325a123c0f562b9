package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void takesTheFirstOfTwoValuesAndLooksAwayFromWhatIsNoField() {
        var form = Form.read("a=1&a=2&b&&c=%C3%A9+x+".getBytes(UTF_8));
        assertThat(List.of(form.text("a"), form.text("b"), form.text("c"))).containsExactly("1", "", "é x");
    }
}
