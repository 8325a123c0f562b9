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
import static io.github.idininvites.OurClasses.BULK;
import static io.github.idininvites.OurClasses.MAIN;
import static io.github.idininvites.OurClasses.MODEL;
import static io.github.idininvites.OurClasses.ROOT;
import static io.github.idininvites.OurClasses.SANDBOX_JAR;
import static io.github.idininvites.OurClasses.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the rules that no compiler does: which package of main may know whom, and what no class of it may do. */
final class ArchitectureTest {
    private static final String ERROR = ROOT + ".error";
    private static final String MICROMETER = ROOT + ".micrometer";
    private static final String JDBC = ROOT + ".jdbc";
    private static final String JSON = ROOT + ".json";
    private static final String SPRING = ROOT + ".spring";

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

    private static DescribedPredicate<JavaClass> foreignOr(String... packages) {
        return not(resideInAPackage(ROOT + ".."))
                .or(resideInAnyPackage(packages))
                .as("reside in %s or are not ours", String.join(", ", packages));
    }
}
