package io.github.idininvites.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Checks that a bundle's POM has what Maven Central demands, and the dependencies of the project's {@code pom.xml} that are not for tests. */
final class BundlePom {
    private static final Set<String> ELEMENTS = Set.of(
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
            "dependencies");

    private BundlePom() {}

    static void check(Path file, String version, Faults faults) throws Exception {
        Element pom = read(file);
        faults.unlessSame(
                "the POM's elements",
                children(pom).stream().map(Element::getTagName).toList(),
                ELEMENTS);
        for (String path : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) faults.unless(!value(pom, path).isBlank(), "the POM has no " + path);
        var id = String.join(":", value(pom, "groupId"), value(pom, "artifactId"), value(pom, "version"));
        faults.unlessSame("the POM's id", Set.of(id), Set.of("io.github.idininvites:idin-invites-client:" + version));
        String text = Files.readString(file);
        faults.unless(!text.contains("SNAPSHOT") && !text.contains("${"), "the POM has SNAPSHOT or an open ${…} in it");
        var needed = dependencies(read(Path.of("pom.xml")));
        needed.removeIf(facts -> facts.contains("scope=test"));
        faults.unlessSame("the POM's dependencies", dependencies(pom), needed);
    }

    /** All that the POM says of each dependency. */
    private static Set<String> dependencies(Element pom) {
        var found = new TreeSet<String>();
        for (Element dependency : children(children(List.of(pom), "dependencies"), "dependency")) {
            var facts = new TreeSet<String>();
            for (Element fact : children(dependency)) {
                String text = fact.getTextContent().replaceAll("\\s", "");
                if (text.startsWith("${")) text = value(pom, "properties/" + text.substring(2, text.length() - 1));
                facts.add(fact.getTagName() + "=" + text);
            }
            facts.remove("scope=compile"); // the default
            found.add(facts.toString());
        }
        return found;
    }

    private static Element read(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
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
