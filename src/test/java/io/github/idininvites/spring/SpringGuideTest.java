package io.github.idininvites.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idininvites.support.Guide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The package's page. */
final class SpringGuideTest {
    private static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void listsEachProperty() throws IOException {
        var names = new ArrayList<String>();
        for (JsonNode property : new ObjectMapper().readTree(METADATA.toFile()).get("properties"))
            names.add(property.get("name").asText());
        var guide = Guide.all().stream()
                .filter(page -> page.source().endsWith("idininvites/spring/package-info.java"))
                .filter(page -> page.url().startsWith("io.github.idininvites/"))
                .findFirst()
                .orElseThrow();
        var listed = guide.table("Properties").stream()
                .flatMap(row -> Guide.matches(Pattern.compile("\\{@code ([^}]+)}"), row.get(0)));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    }
}
