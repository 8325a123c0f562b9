package io.github.idininvites;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.idininvites.OurClasses.MAIN;
import static io.github.idininvites.OurClasses.MODEL;
import static io.github.idininvites.OurClasses.ROOT;
import static io.github.idininvites.OurClasses.SANDBOX;
import static io.github.idininvites.OurClasses.SANDBOX_JAR;
import static io.github.idininvites.OurClasses.TESTS;
import static io.github.idininvites.OurClasses.WEBHOOK;
import static io.github.idininvites.OurClasses.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.idininvites.support.TypeCircles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Guards what the sandbox and its rooms may know, and who may know them. */
final class SandboxArchitectureTest {
    private static final String JUNIT = SANDBOX + ".junit";
    private static final String SAMPLES = SANDBOX + ".samples";
    private static final String SPRING_TESTS = SANDBOX + ".spring";

    /** Each room of the sandbox may know itself and those before it. */
    private static final List<String> ROOMS =
            List.of("http", "api", "faults", "webhooks", "pages", "root", "samples", "junit", "spring");

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
