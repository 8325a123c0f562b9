package io.github.idininvites;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an IDE shows of the properties of Spring Boot is what they are. */
final class SpringMetadataTest {
    private static final String PROPERTIES = "io.github.idininvites.spring.IdinInvitesProperties";

    @Test
    void describesEachPropertyWithItsTypeAndDefault() throws Exception {
        var expected = new TreeMap<String, String>();
        add(expected, "idin-invites.", Class.forName(PROPERTIES));
        add(expected, "idin-invites.webhook.", Class.forName(PROPERTIES + "$Webhook"));
        assertThat(described().values())
                .extracting(property -> property.path("name").asText() + ": "
                        + property.path("type").asText())
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList());
        assertThat(described().values())
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).endsWith("."));
    }

    @Test
    void tellsTheDefaultsOfTheClient() throws IOException {
        var settings = new Settings();
        var defaults = described().entrySet().stream()
                .filter(entry -> entry.getValue().has("defaultValue"))
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().get("defaultValue").asText()));
        assertThat(defaults)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "idin-invites.base-url",
                        "https://" + settings.baseUrl.host(),
                        "idin-invites.call-timeout",
                        seconds(settings.callTimeout),
                        "idin-invites.attempt-timeout",
                        seconds(settings.attemptTimeout),
                        "idin-invites.token-lifetime",
                        seconds(settings.tokenLifetime),
                        "idin-invites.keep-alive",
                        seconds(settings.keepAlive),
                        "idin-invites.max-concurrent-calls",
                        "" + settings.maxConcurrentCalls,
                        "idin-invites.webhook.path",
                        "/idin",
                        "idin-invites.webhook.create-table",
                        "false"));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static void add(Map<String, String> properties, String prefix, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name =
                    prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (component.getName().equals("webhook")) continue;
            var type = component.getType();
            properties.put(name, type == boolean.class ? "java.lang.Boolean" : type.getName());
        }
    }

    private static Map<String, JsonNode> described() throws IOException {
        var file = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
        var described = new TreeMap<String, JsonNode>();
        for (JsonNode property : new ObjectMapper().readTree(file.toFile()).get("properties"))
            described.put(property.get("name").asText(), property);
        return described;
    }
}
