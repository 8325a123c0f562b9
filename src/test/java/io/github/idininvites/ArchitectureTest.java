package io.github.idininvites;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.support.TypeCircles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the rules that no compiler does: who may know whom, and how long a file may get. */
final class ArchitectureTest {
    private static final String ROOT = "io.github.idininvites";
    private static final String MODEL = ROOT + ".model";
    private static final String ERROR = ROOT + ".error";
    private static final String WEBHOOK = ROOT + ".webhook";
    private static final String BULK = ROOT + ".bulk";
    private static final String MICROMETER = ROOT + ".micrometer";
    private static final String JDBC = ROOT + ".jdbc";
    private static final String JSON = ROOT + ".json";
    private static final String SANDBOX = ROOT + ".sandbox";
    private static final String JUNIT = SANDBOX + ".junit";
    private static final String SAMPLES = SANDBOX + ".samples";
    private static final String SPRING = ROOT + ".spring";
    private static final String SPRING_TESTS = SANDBOX + ".spring";
    private static final int MOST_LINES = 250;

    /** Each room of the sandbox may know itself and those before it. */
    private static final List<String> ROOMS =
            List.of("http", "api", "faults", "webhooks", "pages", "root", "samples", "junit", "spring");

    /** What both the client and the sandbox call by the API's own words. */
    private static final List<String> TWINS =
            List.of("Attribute", "Group", "GroupStatus", "Invite", "NewPerson", "Person", "PersonStatus");

    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));

    // The rules need only the names of foreign classes; to read those classes takes most of the time.
    private static final JavaClasses TESTS = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target", "test-classes"));
    });

    /** What the sandbox's jar holds: it leaves out the tests in the same packages by their names. */
    private static final JavaClasses SANDBOX_JAR = TESTS.that(resideInAPackage(SANDBOX + "..")
            .and(describe("are no tests", type -> !type.getName().matches(".*(Test|IT).*"))));

    @Test
    void looksAtTheClassesOfEachJar() {
        assertThat(MAIN.contain(IdinInvitesClient.class)).isTrue();
        assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
        assertThat(SANDBOX_JAR.contain(IdinSandbox.class)).isTrue();
        assertThat(SANDBOX_JAR.contain(IdinSandboxExtension.class)).isTrue();
        assertThat(SANDBOX_JAR.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void letsModelKnowJsonAndNothingElseOfOurs() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(foreignOr(MODEL, JSON))
                .check(MAIN);
    }

    @Test
    void letsErrorKnowNothingElseOfOurs() {
        classes()
                .that()
                .resideInAPackage(ERROR)
                .should()
                .onlyDependOnClassesThat(foreignOr(ERROR))
                .check(MAIN);
    }

    @Test
    void letsTheRootKnowModelErrorAndJsonOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(foreignOr(ROOT, MODEL, ERROR, JSON))
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {WEBHOOK, BULK})
    void letsTheTwoJobsKnowModelErrorJdbcAndThePublicFaceOfTheRootOnly(String job) {
        var publicFace = resideInAPackage(ROOT).and(modifier(JavaModifier.PUBLIC));
        classes()
                .that()
                .resideInAPackage(job)
                .should()
                .onlyDependOnClassesThat(foreignOr(job, MODEL, ERROR, JDBC).or(publicFace))
                .check(MAIN);
    }

    /** It is public because the two jobs share it, and exported to nobody. */
    @Test
    void keepsJdbcForTheTwoJobs() throws IOException {
        classes()
                .that()
                .resideInAPackage(JDBC)
                .should()
                .onlyDependOnClassesThat(foreignOr(JDBC))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages(WEBHOOK, BULK, JDBC)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JDBC)
                .check(MAIN);
        assertThat(Files.readString(Path.of("src", "main", "java", "module-info.java")))
                .doesNotContain("exports " + JDBC);
    }

    /** It is public because the calls and the records share it, and exported to nobody. */
    @Test
    void keepsJsonForTheRootAndTheModel() throws IOException {
        classes()
                .that()
                .resideInAPackage(JSON)
                .should()
                .onlyDependOnClassesThat(foreignOr(JSON))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, MODEL, JSON)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JSON)
                .check(MAIN);
        assertThat(Files.readString(Path.of("src", "main", "java", "module-info.java")))
                .doesNotContain("exports " + JSON);
    }

    /** Else an application without Spring would need it. */
    @Test
    void letsSpringKnowThePublicFacesOnlyAndNobodyElseKnowSpring() {
        classes()
                .that()
                .resideInAPackage(SPRING)
                .should()
                .onlyDependOnClassesThat(foreignOr(SPRING)
                        .or(resideInAnyPackage(ROOT, WEBHOOK, MICROMETER).and(modifier(JavaModifier.PUBLIC))))
                .check(MAIN);
        noClasses()
                .that(not(resideInAPackage(SPRING)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", SPRING)
                .check(MAIN);
    }

    @Test
    void hasNoCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void hasNoPackagesForHelpers() {
        noClasses()
                .should()
                .resideInAnyPackage("..impl..", "..internal..", "..util..")
                .check(MAIN);
    }

    /** Nothing of it is loaded where it is not. */
    @Test
    void keepsMicrometerInAPackageOfItsOwn() {
        var publicFace = resideInAPackage(ROOT).and(modifier(JavaModifier.PUBLIC));
        classes()
                .that()
                .resideInAPackage(MICROMETER)
                .should()
                .onlyDependOnClassesThat(foreignOr(MICROMETER, MODEL, ERROR).or(publicFace))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages(MICROMETER, SPRING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", MICROMETER)
                .check(MAIN);
    }

    @Test
    void writesToNoConsoleAndToOneLog() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
        noClasses()
                .that(not(describe("are CallLog", type -> type.isEquivalentTo(CallLog.class))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System$Logger")
                .check(MAIN.that(not(resideInAPackage(SPRING))));
    }

    /** They write a number in the digits of the default locale: in Egypt's, for example. */
    @Test
    void formatsNothingForTheDefaultLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(MAIN);
    }

    /** The client least of all: else the sandbox would agree with whatever the client gets wrong. */
    @Test
    void keepsOtherLibrariesAndTheClientOutOfTheSandbox() {
        classes()
                .that(not(resideInAnyPackage(JUNIT, SAMPLES, SPRING_TESTS)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        SANDBOX + "..",
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver",
                        "com.fasterxml.jackson..",
                        "org.jspecify.."))
                .check(SANDBOX_JAR);
    }

    @Test
    void letsTheJUnitExtensionKnowTheTwoPublicFacesAndJUnitOnly() {
        classes()
                .that()
                .resideInAPackage(JUNIT)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(SANDBOX, JUNIT, ROOT, "java..", "org.junit.jupiter.api..", "org.jspecify.."))
                .check(SANDBOX_JAR);
    }

    @Test
    void letsTheSamplesKnowTheSandboxsFaceAndTheModelOnly() {
        classes()
                .that()
                .resideInAPackage(SAMPLES)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(SANDBOX, SAMPLES, MODEL, "java..", "org.jspecify.."))
                .check(SANDBOX_JAR);
    }

    @Test
    void letsTheSpringAnnotationKnowThePublicFacesAndSpringOnly() {
        classes()
                .that()
                .resideInAPackage(SPRING_TESTS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        SANDBOX,
                        SPRING_TESTS,
                        ROOT,
                        ROOT + ".spring",
                        WEBHOOK,
                        "java..",
                        "org.springframework..",
                        "org.jspecify.."))
                .check(SANDBOX_JAR);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void letsARoomOfTheSandboxKnowOnlyThoseBeforeIt(String room) throws IOException {
        var later = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size());
        noClasses()
                .that(isInRoom(List.of(room)))
                .should()
                .dependOnClassesThat(isInRoom(later))
                .check(SANDBOX_JAR);
        // What only Javadoc names, and constants, which the compiler copies, are in no class.
        if (room.equals("root") || later.isEmpty()) return;
        assertThat(sources("sandbox")
                        .filter(file -> file.resolve("..").normalize().endsWith(room)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .as("%s; a room may know only those before it: %s", file, ROOMS)
                        .doesNotContain(later.stream()
                                .map(name -> SANDBOX + "." + name + ".")
                                .toList()));
    }

    /** The jar takes from test-classes what has neither Test nor IT in its name. */
    @Test
    void packsTheSandboxsOwnTypesAndAllOfThem() throws IOException {
        var root = Path.of("src", "sandbox", "java");
        assertThat(SANDBOX_JAR.stream().map(TypeCircles::topLevel).distinct())
                .as("types that the sandbox's jar holds, against its sources")
                .containsExactlyInAnyOrderElementsOf(sources("sandbox")
                        .map(file -> root.relativize(file)
                                .toString()
                                .replace(".java", "")
                                .replaceAll("[/\\\\]", "."))
                        .toList());
    }

    @Test
    void hasNoCirclesOfRooms() {
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(SANDBOX_JAR);
    }

    /** Types in the rooms are public for the other rooms; nobody else needs them. */
    @Test
    void usesTheRoomsInTheSandboxAndItsTestsOnly() {
        var user = noClasses()
                .that(not(resideInAPackage(SANDBOX + "..")).or(resideInAnyPackage(JUNIT, SAMPLES, SPRING_TESTS)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(SANDBOX + ".*..").and(not(resideInAnyPackage(JUNIT, SAMPLES, SPRING_TESTS))))
                .because("the sandbox's rooms are internal: use IdinSandbox");
        user.check(TESTS);
        user.check(MAIN);
    }

    /** A group has persons, which have a group; an interface names what its factories make. Nothing else is in a circle. */
    @Test
    @SuppressWarnings("SystemOut") // so that the build shows them
    void hasNoCirclesOfTypesButTheDomains() {
        var main = TypeCircles.of(MAIN);
        var sandbox = TypeCircles.of(SANDBOX_JAR);
        System.out.println("Circles of types: main " + main + ", sandbox " + sandbox);
        assertThat(sandbox.circles())
                .as("circles of the sandbox's types that name each other")
                .containsExactly(Set.of(SANDBOX + ".api.Group", SANDBOX + ".api.Person"));
        assertThat(main.circles())
                .as("circles of main's types that name each other")
                .containsExactlyInAnyOrder(
                        Set.of(BULK + ".Journal", BULK + ".FileJournal", BULK + ".JdbcJournal"),
                        Set.of(WEBHOOK + ".EventLog", WEBHOOK + ".InMemoryEventLog", WEBHOOK + ".JdbcEventLog"));
    }

    @Test
    void givesEachOfOurTypesANameOfItsOwn() {
        var twins = TWINS.stream()
                .collect(toMap(name -> name, name -> List.of(MODEL + "." + name, SANDBOX + ".api." + name)));
        var types = Stream.of(MAIN, TESTS)
                .flatMap(JavaClasses::stream)
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().endsWith("-info"))
                .sorted(Comparator.comparing(JavaClass::getName))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        types.values().removeIf(names -> names.size() == 1);
        assertThat(types).as("types that share a simple name").containsExactlyInAnyOrderEntriesOf(twins);
    }

    @Test
    void looksAtNoClassWhoseSourceIsGone() {
        var sources = List.of(
                Path.of("src", "main", "java"), Path.of("src", "sandbox", "java"), Path.of("src", "test", "java"));
        assertThat(Stream.of(MAIN, TESTS)
                        .flatMap(JavaClasses::stream)
                        .map(TypeCircles::topLevel)
                        .distinct())
                .as("classes whose source is gone are left of an earlier build: mvn clean")
                .allMatch(type -> sources.stream()
                        .anyMatch(root -> Files.exists(root.resolve(type.replace('.', '/') + ".java"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "sandbox", "jmh"})
    void keepsFilesShort(String sources) throws IOException {
        assertThat(sources(sources))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file).size())
                        .as("lines of %s", file)
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    private static Stream<Path> sources(String of) throws IOException {
        try (var files = Files.walk(Path.of("src", of, "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static DescribedPredicate<JavaClass> foreignOr(String... packages) {
        return not(resideInAPackage(ROOT + ".."))
                .or(resideInAnyPackage(packages))
                .as("reside in %s or are not ours", String.join(", ", packages));
    }

    private static DescribedPredicate<JavaClass> isInRoom(List<String> rooms) {
        return describe("are in " + String.join(", ", rooms), type -> rooms.contains(Rooms.of(type)));
    }

    /** A package is a room, but for the types that users import, so they stand in the root package. */
    private static final class Rooms implements SliceAssignment {
        private static final Map<String, String> GUESTS = Map.of(
                SANDBOX + ".Citizen",
                "api",
                SANDBOX + ".Fault",
                "faults",
                SANDBOX + ".SandboxMail",
                "api",
                SANDBOX + ".SandboxRequest",
                "http");

        static String of(JavaClass type) {
            String packageName = type.getPackageName();
            if (!packageName.equals(SANDBOX))
                return packageName.startsWith(SANDBOX + ".") ? packageName.substring(SANDBOX.length() + 1) : "none";
            return GUESTS.getOrDefault(TypeCircles.topLevel(type), "root");
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(of(type));
        }

        @Override
        public String getDescription() {
            return "rooms of the sandbox";
        }
    }
}
