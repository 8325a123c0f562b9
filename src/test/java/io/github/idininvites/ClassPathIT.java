package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts class paths together as applications do, from real jars: {@code mvn verify} copies those of other versions. */
final class ClassPathIT {
    private static final Path OTHER_VERSIONS = Path.of("target/other-versions");

    private static final String NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";

    private final Map<String, URL> classPath = new LinkedHashMap<>();

    ClassPathIT() {
        assertThat(OTHER_VERSIONS)
                .as("mvn pre-integration-test copies the jars")
                .isNotEmptyDirectory();
        Map.of(
                        "ours", "io.github.idininvites.IdinInvitesClient",
                        "okhttp-jvm", "okhttp3.OkHttpClient",
                        "okio-jvm", "okio.ByteString",
                        "kotlin-stdlib", "kotlin.Unit",
                        "jackson-annotations", "com.fasterxml.jackson.annotation.JsonProperty",
                        "jackson-core", "com.fasterxml.jackson.core.JsonFactory",
                        "jjwt-api", "io.jsonwebtoken.Jwts",
                        "jjwt-impl", "io.jsonwebtoken.impl.DefaultJwtBuilder")
                .forEach((artifact, type) -> classPath.put(artifact, locationOf(type)));
    }

    @Test
    void takesTheVersionsOfThisLibrary() {
        assertThatCode(ClassPath::check).doesNotThrowAnyException();
        assertThat(flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jackson-annotations-2.13.5",
                "jackson-annotations-2.20", // which Jackson 3.0 brings
                "jackson-core-2.15.4 jackson-annotations-2.13.5",
                "jackson-core-2.18.3",
                "jjwt-api-0.12.6 jjwt-impl-0.12.6",
            })
    void takesOlderOnes(String jars) {
        use(jars);
        assertThat(flaws()).isEmpty();
    }

    /** Then does what the message says, with the oldest version that it names, and gets a client. */
    @ParameterizedTest
    @CsvSource({
        "jackson-core-2.14.3,  import com.fasterxml.jackson:jackson-bom 2.15 or later, jackson-core-2.15.4 jackson-annotations-2.15.4",
        "jjwt-impl-0.12.6,     'declare io.jsonwebtoken:jjwt-api and jjwt-impl in one version, 0.12.6 or later', jjwt-api-0.12.6",
        "okio-jvm-3.4.0,       let nothing pin okio or kotlin-stdlib to a version older, ",
        "kotlin-stdlib-1.6.21, let nothing pin okio or kotlin-stdlib to a version older, ",
        "kotlin-stdlib-1.7.22, let nothing pin okio or kotlin-stdlib to a version older, ",
        "okhttp-4.12.0,        raise com.squareup.okhttp3:okhttp to 5 or later, okhttp-jvm-5.0.0",
    })
    void refusesThoseThatDoNotFitAndNamesTheFix(String jars, String fix, @Nullable String fixed) {
        var before = Map.copyOf(classPath);
        use(jars);
        assertThat(flaws())
                .startsWith("java.lang.IllegalStateException: the class path cannot work: ")
                .contains(jars + ".jar", fix);
        if (fixed == null) classPath.putAll(before);
        else use(fixed);
        assertThat(flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "okhttp-jvm,          no okhttp3.OkHttpClient,                     okhttp and okhttp-jvm",
        "okio-jvm,            no okio.ByteString,                          okhttp and okhttp-jvm",
        "kotlin-stdlib,       no kotlin.Unit,                              okhttp and okhttp-jvm",
        "jackson-annotations, no com.fasterxml.jackson.annotation.JsonProperty, jackson-bom",
        "jackson-core,        no com.fasterxml.jackson.core.JsonFactory,   jackson-bom",
        "jjwt-api,            no io.jsonwebtoken.Jwts,                     jjwt-api and jjwt-impl",
        "jjwt-impl,           no io.jsonwebtoken.impl.DefaultJwtBuilder,   jjwt-api and jjwt-impl",
    })
    void namesWhatIsMissing(String artifact, String found, String fix) {
        classPath.remove(artifact);
        assertThat(flaws())
                .startsWith("java.lang.IllegalStateException: the class path cannot work: ")
                .contains(found, fix);
    }

    /** In a native image no class has a jar, and only those listed for it can be found by name. */
    @Test
    void doesNotBlameThePomForWhatANativeImageLacks() {
        System.setProperty(NATIVE_IMAGE, "runtime");
        try {
            assertThat(flaws()).isEmpty();
            classPath.remove("jjwt-impl");
            assertThat(flaws())
                    .contains("io.jsonwebtoken.impl.DefaultJwtBuilder", "this native image lacks it")
                    .doesNotContain("POM", "jjwt-api and jjwt-impl", "it has");
        } finally {
            System.clearProperty(NATIVE_IMAGE);
        }
    }

    @Test
    void worksWhereClassesHaveNoPlace() throws IOException {
        try (var loader = new Placeless()) {
            assertThat(flaws(loader)).isEmpty();
        }
        classPath.put("jackson-core", other("jackson-core-2.14.3"));
        try (var loader = new Placeless()) {
            assertThat(flaws(loader))
                    .contains("okhttp3.OkHttpClient from an unknown place", "import com.fasterxml.jackson:jackson-bom");
        }
    }

    @Test
    void findsOkHttp4BesideOkHttp5() {
        classPath.put("4", other("okhttp-4.12.0"));
        assertThat(flaws())
                .containsPattern(
                        "OkHttp must be there once, as 5 or later, but is in \\[okhttp-jvm-5\\S+, okhttp-4\\.12\\.0\\.jar]"
                                + " and older in \\[okhttp-4\\.12\\.0\\.jar]: raise com\\.squareup\\.okhttp3:okhttp to 5 ");
    }

    @Test
    void findsOkHttp4BeforeOkHttp5() {
        URL okHttp5 = classPath.remove("okhttp-jvm");
        classPath.put("4", other("okhttp-4.12.0"));
        classPath.put("5", okHttp5);
        assertThat(flaws()).contains("and older in [okhttp-4.12.0.jar]: raise");
    }

    @Test
    void doesNotMindOkHttp4OfAServerThatIsHiddenFromItsApplications() throws IOException {
        try (var server = new URLClassLoader(new URL[] {other("okhttp-4.12.0")}, ClassLoader.getPlatformClassLoader());
                var application = new URLClassLoader(urls(), server) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        Class<?> known = findLoadedClass(name);
                        if (known != null) return known;
                        return name.startsWith("okhttp3.") ? findClass(name) : super.loadClass(name, resolve);
                    }
                }) {
            assertThat(flaws(application)).isEmpty();
        }
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

    private void use(String jars) {
        for (String jar : jars.split(" ", -1)) {
            String artifact = jar.replaceFirst("-[0-9].*", "");
            classPath.put(artifact.equals("okhttp") ? "okhttp-jvm" : artifact, other(jar));
        }
    }

    private String flaws() {
        try (var loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            return flaws(loader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What an application there gets for making its first client; empty if it gets a client. */
    private static String flaws(ClassLoader loader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader); // JJWT asks it first
        try {
            loader.loadClass("io.github.idininvites.IdinInvitesClient")
                    .getMethod("builder")
                    .invoke(null);
            return "";
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no builder()", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL[] urls() {
        return classPath.values().toArray(new URL[0]);
    }

    /** Shows no class file, as some application servers and every native image. */
    private final class Placeless extends URLClassLoader {
        Placeless() {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith(".class") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }

    private static URL locationOf(String type) {
        try {
            return Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static URL other(String jar) {
        try {
            Path path = OTHER_VERSIONS.resolve(jar + ".jar");
            assertThat(path).exists();
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
