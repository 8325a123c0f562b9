package io.github.idininvites;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries the libraries on the class path before the first client is made. One that is missing, too old or there twice would cause
 * a linkage error in the middle of a call. This class knows the libraries by name only, so it always loads.
 */
final class ClassPath {
    private static final Pattern JAR = Pattern.compile(".*[/!]([^/!]+\\.[jw]ar)(!?/.*)?");
    private static final List<String> LIBRARIES = List.of(
            "okhttp3.OkHttpClient",
            "okio.ByteString",
            "kotlin.Unit",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "com.fasterxml.jackson.core.JsonFactory",
            "io.jsonwebtoken.Jwts",
            "io.jsonwebtoken.impl.DefaultJwtBuilder");
    private static final Pattern LIBRARY =
            Pattern.compile("com\\.fasterxml|io\\.jsonwebtoken|\\b(okhttp3|okio|kotlin)\\.");
    private static final String FLAWS = flaws();

    private ClassPath() {}

    static void check() {
        if (!FLAWS.isEmpty()) throw new IllegalStateException("the class path cannot work: " + FLAWS);
    }

    /** What is wrong, which jars are there, and what to change; empty if nothing is wrong. */
    private static String flaws() {
        String twice = okHttpTwice(ClassPath.class.getClassLoader());
        if (!twice.isEmpty()) return twice;
        LinkageError error;
        try {
            error = Probe.run();
        } catch (LinkageError e) { // of the probe itself
            error = e;
        }
        return error == null ? "" : explain(error);
    }

    private static String explain(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) root = root.getCause();
        var where = new StringBuilder(String.valueOf(root.getMessage()).replace('/', '.'));
        for (var frame : root.getStackTrace()) where.append(' ').append(frame.getClassName());
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) // where classes have no jars
        return root + "; this native image lacks it: build with GraalVM for JDK 23 or later, which reads the"
                    + " reachability-metadata.json of this library, or add the missing class or resource to your own";
        return root + "; it has " + LIBRARIES.stream().map(ClassPath::found).collect(Collectors.joining(", ")) + "; "
                + fix(where.toString());
    }

    /** What to change, by the library that is named first. */
    private static String fix(String where) {
        var library = LIBRARY.matcher(where);
        return switch (library.find() ? library.group() : "") {
            case "com.fasterxml" ->
                "import com.fasterxml.jackson:jackson-bom 2.15 or later in your POM's dependencyManagement, above other BOMs,"
                        + " and declare or exclude its artifacts nowhere else";
            case "io.jsonwebtoken" ->
                "declare io.jsonwebtoken:jjwt-api and jjwt-impl in one version, 0.12.6 or later, and exclude neither; a fat jar"
                        + " must keep all of their classes (maven-shade-plugin: without minimizeJar)";
            default ->
                "declare com.squareup.okhttp3:okhttp and okhttp-jvm in one version, 5 or later, exclude neither, and let nothing"
                        + " pin okio or kotlin-stdlib to a version older than its POM asks for";
        };
    }

    private static String found(String className) {
        try {
            Class<?> type = Class.forName(className, false, ClassPath.class.getClassLoader());
            var jars = jars(type.getClassLoader(), className.replace('.', '/') + ".class");
            return jars.isEmpty() ? className + " from an unknown place" : String.join(" and ", jars);
        } catch (ClassNotFoundException | LinkageError e) {
            return "no " + className;
        }
    }

    private static String okHttpTwice(@Nullable ClassLoader loader) {
        var all = jars(loader, "okhttp3/OkHttpClient.class");
        var old = jars(loader, "okhttp3/internal/Util.class"); // 5 has none
        if (old.isEmpty() || all.isEmpty()) return "";
        return "OkHttp must be there once, as 5 or later, but is in " + all + " and older in " + old
                + ": raise com.squareup.okhttp3:okhttp to 5 or later where your POM declares or manages it, or remove it"
                + " there";
    }

    /** The jars that have the entry, without those of the parent loader: a server's own OkHttp does no harm. */
    private static List<String> jars(@Nullable ClassLoader loader, String entry) {
        if (loader == null) return List.of();
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
