package io.github.idininvites;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists what users can compile against, so that it changes on purpose only. */
final class PublicApiTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final Path SANDBOX = Path.of("io", "github", "idininvites", "sandbox");
    private static final Path LIST = Path.of("src", "test", "resources", "public-api.txt");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Pattern PACKAGES_OF_JAVA_AND_OURS =
            Pattern.compile("\\b(?:java|io\\.github\\.idininvites)\\.(?:[a-z]+\\.)*(?=[A-Z])");
    private static final Pattern FOREIGN = Pattern.compile("\\b(?:com|io\\.jsonwebtoken|okio|okhttp3|kotlin|org)\\.");

    @Test
    void offersWhatIsListed() throws IOException {
        List<String> api = publicTypes().stream().flatMap(PublicApiTest::lines).toList();
        if (Boolean.getBoolean("public-api.update")) Files.write(LIST, api);
        assertThat(api)
                .as(
                        "the public API, against %s; if it is meant to change: mvn clean test -Dtest=PublicApiTest"
                                + " -Dpublic-api.update=true",
                        LIST)
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void showsNoTypeOfTheLibrariesItStandsOn() throws IOException {
        assertThat(publicTypes().stream().flatMap(PublicApiTest::lines).filter(FOREIGN.asPredicate()))
                .containsExactly("""
                            public IdinInvitesClient.Builder httpClient(okhttp3.OkHttpClient)
                        public final class io.github.idininvites.sandbox.junit.IdinSandboxExtension implements \
                        org.junit.jupiter.api.extension.ParameterResolver, \
                        org.junit.jupiter.api.extension.BeforeAllCallback, \
                        org.junit.jupiter.api.extension.AfterEachCallback, \
                        org.junit.jupiter.api.extension.AfterAllCallback
                            public Object resolveParameter(org.junit.jupiter.api.extension.ParameterContext,\
                        org.junit.jupiter.api.extension.ExtensionContext)
                            public boolean supportsParameter(org.junit.jupiter.api.extension.ParameterContext,\
                        org.junit.jupiter.api.extension.ExtensionContext)
                            public org.junit.jupiter.api.extension.TestInstantiationAwareExtension.ExtensionContextScope \
                        getTestInstantiationExtensionContextScope(org.junit.jupiter.api.extension.ExtensionContext)
                            public void afterAll(org.junit.jupiter.api.extension.ExtensionContext)
                            public void afterEach(org.junit.jupiter.api.extension.ExtensionContext)
                            public void beforeAll(org.junit.jupiter.api.extension.ExtensionContext)
                        """.lines().toArray(String[]::new));
    }

    /** The client's, then the sandbox's: its other packages are internal, though their types are public for each other. */
    private static List<Class<?>> publicTypes() throws IOException {
        try (var client = Files.walk(CLASSES);
                var sandbox = Files.list(TEST_CLASSES.resolve(SANDBOX));
                var junit = Files.list(TEST_CLASSES.resolve(SANDBOX).resolve("junit"));
                var samples = Files.list(TEST_CLASSES.resolve(SANDBOX).resolve("samples"))) {
            return Stream.concat(
                            client.map(file -> CLASSES.relativize(file).toString())
                                    .filter(name -> !name.matches(".*\\b(jdbc|json)\\b.*")) // not exported
                                    .sorted(),
                            Stream.of(sandbox, junit, samples)
                                    .flatMap(files -> files)
                                    .map(file -> TEST_CLASSES.relativize(file).toString())
                                    .filter(name -> !name.contains("Test") && !name.contains("IT"))
                                    .sorted())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(PublicApiTest::load)
                    .filter(PublicApiTest::isPublic)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    private static boolean isPublic(@Nullable Class<?> type) {
        return type == null || (Modifier.isPublic(type.getModifiers()) && isPublic(type.getEnclosingClass()));
    }

    /** The type, then its members. */
    private static Stream<String> lines(Class<?> type) {
        return Stream.concat(
                Stream.of(declaration(type)),
                Stream.concat(members(type), inherited(type))
                        .map(member -> "    " + shortened(member))
                        .sorted());
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .<Member>flatMap(Arrays::stream)
                .filter(member ->
                        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
                .filter(member -> !member.isSynthetic() && !OF_EVERY_OBJECT.contains(member.getName()))
                .map(member -> signature(member).replace(type.getName() + ".", ""));
    }

    /** The members of a superclass that users cannot name: to them they are the subclass's own. */
    private static Stream<String> inherited(Class<?> type) {
        if (isPublic(type.getSuperclass())) return Stream.empty();
        String variable = type.getSuperclass().getTypeParameters()[0].getName();
        Type argument = ((ParameterizedType) type.getGenericSuperclass()).getActualTypeArguments()[0];
        return members(type.getSuperclass())
                .map(member ->
                        member.replaceAll("\\b" + variable + "\\b", Matcher.quoteReplacement(argument.getTypeName())));
    }

    private static String declaration(Class<?> type) {
        String kind = type.isRecord() ? "record " : type.isEnum() ? "enum " : type.isInterface() ? "" : "class ";
        return Modifier.toString(type.getModifiers()) + " " + kind + type.getCanonicalName()
                + list(
                        " extends ",
                        Stream.ofNullable(isPublic(type.getSuperclass()) ? type.getGenericSuperclass() : null))
                + list(" implements ", Stream.of(type.getGenericInterfaces()))
                + list(
                        " permits ", // sorted, as their order is the compiler's where no clause names them
                        Stream.ofNullable(type.getPermittedSubclasses())
                                .flatMap(Stream::of)
                                .sorted(Comparator.comparing(Class::getName)));
    }

    private static String list(String word, Stream<? extends Type> types) {
        String list = types.map(type -> shortened(type.getTypeName())).collect(joining(", "));
        return list.isEmpty() || list.equals("Object") ? "" : word + list;
    }

    private static String signature(Member member) {
        if (member instanceof Method method) return method.toGenericString();
        if (member instanceof Constructor<?> constructor) return constructor.toGenericString();
        return ((Field) member).toGenericString();
    }

    private static String shortened(String text) {
        return PACKAGES_OF_JAVA_AND_OURS.matcher(text).replaceAll("").replace('$', '.');
    }
}
