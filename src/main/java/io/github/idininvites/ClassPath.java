package io.github.idininvites;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the libraries that an application put beside this one, before its first client is made: what is missing, too old or
 * there twice would show as a linkage error in the middle of a call. It knows them by name only, so that it always loads.
 */
final class ClassPath {
    private static final Predicate<String> OLD_JACKSON =
            Pattern.compile("without .*|2\\.(\\d|1[0-8])\\b.*").asMatchPredicate(); // JsonNode.valueStream is of 2.19
    private static final Pattern JAR = Pattern.compile(".*[/!]([^/!]+\\.[jw]ar)(!?/.*)?");
    private static final String FLAWS = flaws(ClassPath.class.getClassLoader());

    private ClassPath() {}

    static void check() {
        if (!FLAWS.isEmpty()) throw new IllegalStateException("the class path cannot work: " + FLAWS);
    }

    /** What is wrong, in which jar, and how to mend it; empty if nothing is. */
    static String flaws(ClassLoader loader) {
        return Stream.of(
                        okHttp(loader),
                        jackson(loader),
                        jjwt(loader, "jjwt-api", "io.jsonwebtoken.Jwts$SIG"), // none before 0.12
                        jjwt(loader, "jjwt-impl", "io.jsonwebtoken.impl.DefaultJwtBuilder"),
                        jjwt(loader, "jjwt-jackson", "io.jsonwebtoken.jackson.io.JacksonSerializer"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String okHttp(ClassLoader loader) {
        Class<?> client = find(loader, "okhttp3.OkHttpClient");
        if (client == null) {
            var empty = jars(loader, "META-INF/kotlin-project-structure-metadata.json").stream() // all that is in it
                    .filter(jar -> jar.startsWith("okhttp"))
                    .toList();
            return "OkHttp's classes must be there, but are not" + (empty.isEmpty() ? "" : " in " + empty)
                    + ": declare com.squareup.okhttp3:okhttp-jvm in the version of okhttp, and exclude it nowhere";
        }
        var old = jars(client.getClassLoader(), "okhttp3/internal/Util.class"); // 5 has none
        if (old.isEmpty()) return null;
        return "OkHttp must be there once, as 5 or later, but is in " + jars(client) + " and older in " + old
                + ": raise com.squareup.okhttp3:okhttp to 5 or later where your POM declares or manages it, or remove it"
                + " there";
    }

    private static @Nullable String jackson(ClassLoader loader) {
        var old = Stream.of("core.json", "databind.cfg", "datatype.jsr310")
                .map(name -> version(loader, "com.fasterxml.jackson." + name + ".PackageVersion"))
                .filter(OLD_JACKSON)
                .collect(Collectors.joining(", "));
        if (old.isEmpty()) return null;
        return "Jackson must be 2.19 or later, but is " + old + ": import com.fasterxml.jackson:jackson-bom 2.19 or"
                + " later in your POM's dependencyManagement, above other BOMs, and declare or exclude its artifacts"
                + " nowhere else";
    }

    private static @Nullable String jjwt(ClassLoader loader, String artifact, String className) {
        if (find(loader, className) != null) return null;
        Class<?> sibling = find(loader, "io.jsonwebtoken.Jwts");
        return artifact + " must be there, as 0.12.1 or later, but is not"
                + (sibling == null ? "" : ", beside " + jars(sibling))
                + ": declare io.jsonwebtoken:" + artifact
                + " in the version of its siblings, and exclude it nowhere; a fat"
                + " jar must keep all of its classes (maven-shade-plugin: without minimizeJar)";
    }

    private static @Nullable Class<?> find(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static String version(ClassLoader loader, String className) {
        Class<?> type = find(loader, className);
        if (type == null) return "without " + className;
        try {
            return type.getField("VERSION").get(null) + " in " + jars(type);
        } catch (ReflectiveOperationException | LinkageError e) {
            return "of an unknown version in " + jars(type);
        }
    }

    private static List<String> jars(Class<?> type) {
        return jars(type.getClassLoader(), type.getName().replace('.', '/') + ".class");
    }

    /** The jars that have the entry; not those of the loader's parents: a server's own OkHttp does no harm. */
    private static List<String> jars(ClassLoader loader, String entry) {
        try {
            var urls = Collections.list(loader.getResources(entry));
            var parent = loader.getParent();
            if (parent != null) urls.removeAll(Collections.list(parent.getResources(entry)));
            return urls.stream().map(url -> fileName(url.toString())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The innermost jar that a URL names; the URL where there is none. */
    static String fileName(String url) {
        var jar = JAR.matcher(url);
        return jar.matches() ? jar.group(1) : url;
    }
}
