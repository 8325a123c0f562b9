package io.github.idininvites.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Needs the jar that {@code mvn verify} packs, a shell and curl. */
class SandboxAppIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no sh")
    void runsAloneAndObeysAPlainShell() throws Exception {
        try (var receiver = new HttpReceiver()) {
            var app = new ProcessBuilder(JAVA, "-jar", Jars.path("sandbox-app").toString(), "0", receiver.url())
                    .redirectErrorStream(true)
                    .start();
            try {
                var said = linesThrough(app, "  -H 'Authorization:");
                String curl = "curl -s --fail-with-body "
                        + said.get(said.size() - 2).substring("curl".length()) + "\n" + said.get(said.size() - 1);
                String authorization = said.get(said.size() - 1).strip();
                String baseUrl = said.get(2).substring("export IDIN_INVITES_BASE_URL=".length());
                String group = shell(curl).get("id").textValue();
                String persons = baseUrl + "/idin-invites/v1/groups/" + group + "/persons";
                String post = "curl -s --fail-with-body " + authorization + " -H 'Content-Type: application/json' -d ";
                String person = shell(post + "'" + SandboxTestClient.ANDRE_REQUESTING_NAME + "' " + persons)
                        .get("id")
                        .textValue();
                var invite = shell(post + "'{\"email\": true}' " + persons + "/" + person + "/invites");
                assertThat(shell("curl -s " + baseUrl + "/sandbox/mails").at("/mails/0/url"))
                        .isEqualTo(invite.get("url"));
                shell("curl -s -X POST " + baseUrl + "/sandbox/persons/" + person + "/identify");
                assertThat(receiver.next().json().get("person").textValue()).isEqualTo(person);
                assertThat(shell("curl -s " + authorization + " " + persons + "/" + person)
                                .at("/result/name/first_name")
                                .textValue())
                        .isEqualTo("Andre");
                assertThat(shell("curl -s " + baseUrl + "/sandbox/requests").get("requests"))
                        .hasSize(4);
                shell("curl -s --fail -o /dev/null " + baseUrl + "/sandbox/style.css");
            } finally {
                app.destroyForcibly();
            }
        }
    }

    @Test
    void holdsTheSandboxAndJacksonWithTheirLicencesOnly() throws IOException {
        try (var jar = new JarFile(Jars.path("sandbox-app").toFile())) {
            var files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
            assertThat(files)
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/FastDoubleParser-LICENSE")
                    .contains("io/github/idininvites/sandbox/IdinSandboxServer.class")
                    .doesNotHaveDuplicates()
                    .allMatch(file -> file.matches("(META-INF|com/fasterxml/jackson|io/github/idininvites/sandbox)/.*"))
                    .noneMatch(file -> file.endsWith("module-info.class") || file.contains("META-INF/maven/com"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(IdinSandboxServer.class.getName());
        }
    }

    private static JsonNode shell(String command) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return SandboxTestClient.parse(said.isEmpty() ? "{}" : said);
    }

    private static List<String> linesThrough(Process app, String last) throws IOException {
        var said = new ArrayList<String>();
        var lines = app.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith(last)) return said;
        }
        throw new AssertionError("the program ended");
    }
}
