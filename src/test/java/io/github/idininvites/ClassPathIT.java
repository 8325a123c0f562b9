package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts class paths together as applications do: from the real jars, and from stand-ins for the wrong ones. */
final class ClassPathIT {
    @TempDir
    private Path lib;

    private final Map<String, URL> classPath = new LinkedHashMap<>();

    ClassPathIT() throws ClassNotFoundException {
        for (String name : List.of(
                "okhttp3.OkHttpClient",
                "okio.ByteString",
                "kotlin.Unit",
                "com.fasterxml.jackson.annotation.JsonProperty",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
                "io.jsonwebtoken.Jwts",
                "io.jsonwebtoken.impl.DefaultJwtBuilder",
                "io.jsonwebtoken.jackson.io.JacksonSerializer"))
            classPath.put(
                    name,
                    Class.forName(name).getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void findsNothingWrongWithTheVersionsOfThisLibrary() throws IOException {
        assertThatCode(ClassPath::check).doesNotThrowAnyException();
        assertThat(flaws()).isEmpty();
    }

    @Test
    void findsOkHttp4BesideOkHttp5() throws IOException {
        classPath.put("4", okHttp4());
        assertThat(flaws())
                .matches(
                        "OkHttp must be there once, as 5 or later, but is in \\[okhttp-jvm-5\\S+, okhttp-4\\.12\\.0\\.jar]"
                                + " and older in \\[okhttp-4\\.12\\.0\\.jar]: raise com\\.squareup\\.okhttp3:okhttp to 5 .*");
    }

    @Test
    void findsOkHttp4BeforeOkHttp5() throws IOException {
        URL okHttp5 = classPath.remove("okhttp3.OkHttpClient");
        classPath.put("4", okHttp4());
        classPath.put("5", okHttp5);
        assertThat(flaws())
                .matches(
                        "OkHttp must be there once, .* is in \\[okhttp-4\\.12\\.0\\.jar, okhttp-jvm-5\\S+] and older in"
                                + " \\[okhttp-4\\.12\\.0\\.jar]: .*");
    }

    @Test
    void findsOkHttp4Alone() throws IOException {
        classPath.put("okhttp3.OkHttpClient", okHttp4());
        assertThat(flaws()).contains("is in [okhttp-4.12.0.jar] and older in [okhttp-4.12.0.jar]");
    }

    @Test
    void doesNotMindOkHttp4OfAServerThatIsHiddenFromItsApplications() throws IOException {
        try (var server = new URLClassLoader(new URL[] {okHttp4()}, ClassLoader.getPlatformClassLoader());
                var application = new URLClassLoader(urls(), server) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        return name.startsWith("okhttp3.") ? findClass(name) : super.loadClass(name, resolve);
                    }
                }) {
            assertThat(ClassPath.flaws(application)).isEmpty();
        }
    }

    @Test
    void findsOkHttpWithoutItsClasses() throws IOException {
        classPath.put("okhttp3.OkHttpClient", jar("okhttp-5.5.1.jar", Map.of()));
        assertThat(flaws())
                .isEqualTo("OkHttp's classes must be there, but are not in [okhttp-5.5.1.jar]: declare"
                        + " com.squareup.okhttp3:okhttp-jvm in the version of okhttp, and exclude it nowhere");
    }

    @Test
    void findsNoOkHttp() throws IOException {
        classPath.remove("okhttp3.OkHttpClient");
        assertThat(flaws()).startsWith("OkHttp's classes must be there, but are not: declare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.12.7.1", "2.18.4"})
    void findsOldJackson(String version) throws IOException {
        classPath.put("com.fasterxml.jackson.databind.ObjectMapper", databind(version));
        assertThat(flaws())
                .isEqualTo("Jackson must be 2.19 or later, but is " + version + " in [jackson-databind-" + version
                        + ".jar]: import com.fasterxml.jackson:jackson-bom 2.19 or later in your POM's"
                        + " dependencyManagement, above other BOMs, and declare or exclude its artifacts nowhere else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.19.0", "2.20", "2.22.4", "2.100.1"})
    void takesJacksonFrom2Dot19On(String version) throws IOException {
        classPath.put("com.fasterxml.jackson.databind.ObjectMapper", databind(version));
        assertThat(flaws()).isEmpty();
    }

    @Test
    void takesJacksonOfAnUnknownVersion() throws IOException {
        classPath.put(
                "com.fasterxml.jackson.databind.ObjectMapper",
                jar(
                        "fat.jar",
                        Map.of(
                                "com.fasterxml.jackson.databind.cfg.PackageVersion",
                                "package com.fasterxml.jackson.databind.cfg; public class PackageVersion {}")));
        assertThat(flaws()).isEmpty();
    }

    @Test
    void findsMissingJackson() throws IOException {
        classPath.remove("com.fasterxml.jackson.datatype.jsr310.JavaTimeModule");
        assertThat(flaws())
                .startsWith("Jackson must be 2.19 or later, but is without"
                        + " com.fasterxml.jackson.datatype.jsr310.PackageVersion: import");
    }

    @ParameterizedTest
    @CsvSource({
        "io.jsonwebtoken.impl.DefaultJwtBuilder, jjwt-impl",
        "io.jsonwebtoken.jackson.io.JacksonSerializer, jjwt-jackson"
    })
    void findsMissingPartOfJjwt(String name, String artifact) throws IOException {
        classPath.remove(name);
        assertThat(flaws())
                .matches(
                        artifact + " must be there, as 0\\.12\\.1 or later, but is not, beside \\[jjwt-api-\\S+\\.jar]:"
                                + " declare io\\.jsonwebtoken:" + artifact
                                + " in the version of its siblings, .*minimizeJar\\)");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() throws IOException {
        Stream.of("io.jsonwebtoken.Jwts", "okhttp3.OkHttpClient").forEach(classPath::remove);
        assertThat(flaws())
                .containsSubsequence("OkHttp's classes", "; jjwt-api must", "not: declare", "; jjwt-impl must");
    }

    @ParameterizedTest
    @CsvSource({
        "jar:file:/lib/okhttp-4.12.0.jar!/okhttp3/OkHttpClient.class, okhttp-4.12.0.jar",
        "jar:nested:/srv/app.jar/!BOOT-INF/lib/okhttp-4.12.0.jar!/okhttp3/OkHttpClient.class, okhttp-4.12.0.jar",
        "jar:file:/srv/app.war!/WEB-INF/classes/okhttp3/OkHttpClient.class, app.war",
        "file:/home/me/classes/okhttp3/OkHttpClient.class, file:/home/me/classes/okhttp3/OkHttpClient.class"
    })
    void namesTheInnermostJar(String url, String name) {
        assertThat(ClassPath.fileName(url)).isEqualTo(name);
    }

    private String flaws() throws IOException {
        try (var loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            return ClassPath.flaws(loader);
        }
    }

    private URL[] urls() {
        return classPath.values().toArray(new URL[0]);
    }

    private URL okHttp4() throws IOException {
        return jar(
                "okhttp-4.12.0.jar",
                Map.of(
                        "okhttp3.OkHttpClient", "package okhttp3; public class OkHttpClient {}",
                        "okhttp3.internal.Util", "package okhttp3.internal; public class Util {}"));
    }

    private URL databind(String version) throws IOException {
        return jar(
                "jackson-databind-" + version + ".jar",
                Map.of(
                        "com.fasterxml.jackson.databind.cfg.PackageVersion",
                        "package com.fasterxml.jackson.databind.cfg; public class PackageVersion {"
                                + " public static final Object VERSION = \"" + version + "\"; }"));
    }

    private URL jar(String name, Map<String, String> sources) throws IOException {
        Path jar = lib.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/kotlin-project-structure-metadata.json"));
            for (var source : sources.entrySet()) {
                String path = source.getKey().replace('.', '/');
                Path file = lib.resolve(path + ".java");
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString());
                out.putNextEntry(new JarEntry(path + ".class"));
                Files.copy(lib.resolve(path + ".class"), out);
            }
        }
        return jar.toUri().toURL();
    }
}
