package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM's native-image has to keep, because code reaches it by name only. Nothing here builds a native image: a class loader
 * watches which classes are asked for by name.
 */
final class NativeImageMetadataTest {
    private static final String FILE =
            "META-INF/native-image/io.github.idininvites/idin-invites-client/reachability-metadata.json";
    private static final Set<String> ON_TYPES = Set.of(
            "type",
            "methods",
            "fields",
            "allDeclaredConstructors",
            "allDeclaredFields",
            "allDeclaredMethods",
            "allPublicMethods");

    private final JsonNode metadata = read();

    @Test
    void hasTheFormOfGraalVm() {
        assertThat(metadata.fieldNames()).toIterable().containsExactly("reflection", "resources");
        assertThat(metadata.get("reflection")).allSatisfy(type -> {
            assertThat(ON_TYPES).containsAll(type::fieldNames);
            assertThat(type.get("type").isTextual()).isTrue();
            for (JsonNode method : type.path("methods"))
                assertThat(method.fieldNames()).toIterable().containsExactly("name", "parameterTypes");
        });
        assertThat(metadata.get("resources"))
                .allSatisfy(resource ->
                        assertThat(resource.fieldNames()).toIterable().containsExactly("glob"));
        assertThat(types()).doesNotHaveDuplicates();
    }

    @Test
    void namesOnlyWhatExists() {
        var loader = getClass().getClassLoader();
        for (JsonNode entry : metadata.get("reflection")) {
            String name = entry.get("type").textValue();
            try {
                Class<?> type = Class.forName(name, false, loader);
                for (JsonNode field : entry.path("fields"))
                    assertThat(type.getDeclaredField(field.get("name").textValue()))
                            .isNotNull();
                if (entry.has("methods"))
                    assertThat(type.getDeclaredConstructor()).isNotNull();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(name, e);
            }
        }
        assertThat(metadata.get("resources"))
                .allSatisfy(resource -> assertThat(
                                loader.getResource(resource.get("glob").textValue()))
                        .isNotNull());
    }

    /** Users' Jackson reads and writes them, and so does the client's RecordJson. */
    @Test
    void listsAllPublicRecordsWithTheEnumsInThem() throws IOException {
        var needed = new TreeSet<String>();
        for (Class<?> type : publicRecords()) {
            needed.add(type.getName());
            for (var component : type.getRecordComponents())
                if (component.getType().isEnum()) needed.add(component.getType().getName());
        }
        assertThat(needed).hasSizeGreaterThan(15);
        assertThat(types()).as("reflection in %s", FILE).containsAll(needed);
        assertThat(metadata.get("reflection"))
                .filteredOn(entry -> needed.contains(entry.get("type").textValue()))
                .allSatisfy(entry -> assertThat(List.of(
                                entry.path("allDeclaredConstructors").asBoolean(),
                                entry.path("allDeclaredFields").asBoolean(),
                                entry.path("allDeclaredMethods").asBoolean()))
                        .containsOnly(true));
    }

    /** {@code builder()} makes a whole call, signature included. */
    @Test
    void listsAllClassesThatACallLoadsByName() throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new Watching()) {
            thread.setContextClassLoader(loader); // JJWT asks it first
            loader.loadClass("io.github.idininvites.IdinInvitesClient")
                    .getMethod("builder")
                    .invoke(null);
            assertThat(loader.asked)
                    .contains("io.jsonwebtoken.impl.DefaultJwtBuilder$Supplier")
                    .isSubsetOf(types());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Class<?>> publicRecords() throws IOException {
        Path classes = Path.of("target", "classes");
        var records = new ArrayList<Class<?>>();
        try (var files = Files.walk(classes.resolve("io"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()),
                        false,
                        NativeImageMetadataTest.class.getClassLoader());
                if (type.isRecord() && Modifier.isPublic(type.getModifiers())) records.add(type);
            }
        } catch (ClassNotFoundException e) {
            throw new LinkageError("target/classes", e);
        }
        return records;
    }

    private List<String> types() {
        return metadata.get("reflection").findValuesAsText("type");
    }

    private static JsonNode read() {
        try {
            return JsonMapper.builder().build().readTree(Files.readAllBytes(Path.of("target", "classes", FILE)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps the names that code asks for; those that the JVM itself asks for, to link classes, are in the image anyway. */
    private static final class Watching extends URLClassLoader {
        private static final Set<String> ON_THE_WAY = Set.of(ClassLoader.class.getName(), Watching.class.getName());
        /** Class.forName's native part, and JJWT's method that asks the context class loader. */
        private static final Set<String> BY_NAME = Set.of("forName0", "loadClass");

        private final Set<String> asked = new HashSet<>();

        Watching() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(Watching::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.") || name.startsWith("okhttp3.")) {
                var caller = StackWalker.getInstance(StackWalker.Option.SHOW_REFLECT_FRAMES)
                        .walk(frames -> frames.filter(frame -> !ON_THE_WAY.contains(frame.getClassName()))
                                .findFirst()
                                .orElseThrow());
                if (BY_NAME.contains(caller.getMethodName())) asked.add(name);
            }
            return super.loadClass(name);
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }
    }
}
