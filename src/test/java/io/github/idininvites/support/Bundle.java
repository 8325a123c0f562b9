package io.github.idininvites.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fails the build unless the bundle that {@code mvn -P release verify} makes has what Maven Central demands, and nothing else.
 * It runs from its source, with the runtime dependencies as class path: the SBOM must name exactly those.
 */
public final class Bundle {
    private static final Path ZIP = Path.of("target", "central-publishing", "central-bundle.zip");
    private static final List<String> FILES = List.of(
            ".pom",
            ".jar",
            "-sources.jar",
            "-javadoc.jar",
            "-sandbox.jar",
            "-sandbox-sources.jar",
            "-sandbox-javadoc.jar",
            "-sandbox-app.jar",
            "-cyclonedx.json");
    private static final Set<String> POM = new TreeSet<>(List.of(
            "modelVersion",
            "groupId",
            "artifactId",
            "version",
            "name",
            "description",
            "url",
            "licenses",
            "developers",
            "scm",
            "dependencies"));

    private final List<String> faults = new ArrayList<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final String version;
    private final String prefix;

    private Bundle(String version) {
        this.version = version;
        prefix = "io/github/idininvites/idin-invites-client/" + version + "/idin-invites-client-" + version;
    }

    public static void main(String[] arguments) throws Exception {
        var bundle = new Bundle(arguments[0]);
        bundle.check();
        if (!bundle.faults.isEmpty())
            throw new AssertionError(
                    ZIP + " must be as Maven Central demands, but\n" + String.join("\n", bundle.faults));
        System.out.printf("%s has the %d files of %s%n", ZIP, bundle.entries.size(), bundle.version);
    }

    private void check() throws Exception {
        try (var zip = new ZipFile(ZIP.toFile())) {
            for (var entry : zip.stream().filter(entry -> !entry.isDirectory()).toList())
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
        var files = new TreeSet<String>();
        for (String file : FILES)
            for (String suffix : List.of("", ".asc", ".md5", ".sha1")) files.add(prefix + file + suffix);
        same("its files", entries.keySet(), files);
        if (!faults.isEmpty()) return;
        for (String file : FILES) checkSignatureAndSums(prefix + file);
        checkPom();
        checkSbom();
    }

    private void checkSignatureAndSums(String file) throws GeneralSecurityException {
        if (!text(file + ".asc").startsWith("-----BEGIN PGP SIGNATURE-----")) faults.add(file + ".asc is no signature");
        for (var algorithm : Map.of(".md5", "MD5", ".sha1", "SHA-1").entrySet()) {
            var sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.getValue()).digest(entries.get(file)));
            if (!text(file + algorithm.getKey()).strip().equals(sum))
                faults.add(file + algorithm.getKey() + " is of another file");
        }
    }

    private void checkPom() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(entries.get(prefix + ".pom")))
                .getDocumentElement();
        var elements = new TreeSet<String>();
        for (Element child : children(pom)) elements.add(child.getTagName());
        same("the POM's elements", elements, POM);
        if (!faults.isEmpty()) return;
        for (String path : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) if (value(pom, path).isBlank()) faults.add("the POM has no " + path);
        var id = String.join(":", value(pom, "groupId"), value(pom, "artifactId"), value(pom, "version"));
        same("the POM's id", Set.of(id), Set.of("io.github.idininvites:idin-invites-client:" + version));
        if (text(prefix + ".pom").contains("SNAPSHOT") || text(prefix + ".pom").contains("${"))
            faults.add("the POM has SNAPSHOT or an open ${…} in it");
        for (Element dependency :
                children(children(List.of(pom), "dependencies").get(0))) {
            if (value(dependency, "version").isBlank()) faults.add(value(dependency, "artifactId") + " has no version");
            if (value(dependency, "scope").equals("test"))
                faults.add(value(dependency, "artifactId") + " is for tests");
        }
    }

    private void checkSbom() throws IOException {
        var named = new TreeSet<String>();
        for (JsonNode component : new ObjectMapper()
                .readTree(entries.get(prefix + "-cyclonedx.json"))
                .path("components")) {
            String jar = component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar";
            named.add(jar);
            if (component.path("licenses").isEmpty()) faults.add("the SBOM has no licence for " + jar);
        }
        var needed = new TreeSet<String>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1))
            if (Files.isRegularFile(Path.of(path)))
                needed.add(Path.of(path).getFileName().toString());
        same("the SBOM's components", named, needed);
    }

    private void same(String what, Set<String> found, Set<String> expected) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(found);
        var surplus = new TreeSet<>(found);
        surplus.removeAll(expected);
        if (!missing.isEmpty()) faults.add(what + " lack " + missing);
        if (!surplus.isEmpty()) faults.add(what + " must not have " + surplus);
    }

    private String text(String entry) {
        return new String(entries.get(entry), StandardCharsets.UTF_8);
    }

    /** The text at this path of tag names; empty where there is none. */
    private static String value(Element at, String path) {
        var found = List.of(at);
        for (String tag : path.split("/", -1)) found = children(found, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> children(List<Element> parents, String tag) {
        return parents.stream()
                .flatMap(parent -> children(parent).stream())
                .filter(child -> child.getTagName().equals(tag))
                .toList();
    }

    private static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element element) found.add(element);
        return found;
    }
}
