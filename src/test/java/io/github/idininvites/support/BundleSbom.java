package io.github.idininvites.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Checks that a bundle's SBOM names exactly the jars that this program has as class path: those that users get. */
final class BundleSbom {
    private BundleSbom() {}

    static void check(Path file, String version, Path repository, Faults faults) throws Exception {
        JsonNode sbom = new ObjectMapper().readTree(file.toFile());
        String own = "pkg:maven/io.github.idininvites/idin-invites-client@" + version + "?type=jar";
        faults.unlessSame("the SBOM's subjects", List.of(id(sbom.at("/metadata/component"), faults)), List.of(own));

        var components = new TreeSet<String>();
        for (JsonNode component : sbom.path("components")) {
            String id = id(component, faults);
            faults.unless(!component.path("licenses").isEmpty(), "the SBOM has no licence for " + id);
            faults.unless(component.path("scope").asText().equals("required"), "the SBOM does not require " + id);
            components.add(id + " " + sha256(component));
        }
        var needed = new TreeSet<String>();
        var tree = new TreeSet<>(List.of(own));
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(path);
            if (!Files.isRegularFile(jar)) continue;
            Path folder = repository.relativize(jar).getParent(); // org/group/name/version
            int names = folder.getNameCount();
            String group = folder.subpath(0, names - 2).toString().replace(File.separatorChar, '.');
            String id = "pkg:maven/" + group + "/" + folder.getName(names - 2) + "@" + folder.getName(names - 1)
                    + "?type=jar";
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            needed.add(id + " " + HexFormat.of().formatHex(sum));
            tree.add(id);
        }
        faults.unlessSame("the SBOM's components", components, needed);
        faults.unlessSame("the SBOM's dependencies", sbom.path("dependencies").findValuesAsText("ref"), tree);
    }

    /** The component's purl, which its group, name and version must agree with. */
    private static String id(JsonNode component, Faults faults) {
        String id = "pkg:maven/" + component.path("group").asText() + "/"
                + component.path("name").asText() + "@"
                + component.path("version").asText() + "?type=jar";
        faults.unless(component.path("purl").asText().equals(id), "the SBOM has another purl for " + id);
        return id;
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes"))
            if (hash.path("alg").asText().equals("SHA-256"))
                return hash.path("content").asText();
        return "without SHA-256";
    }
}
