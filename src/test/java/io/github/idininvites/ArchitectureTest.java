package io.github.idininvites;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the rules that no compiler does: who may know whom, and how long a file may get. */
final class ArchitectureTest {
    private static final String ROOT = "io.github.idininvites";
    private static final String MODEL = ROOT + ".model";
    private static final String ERROR = ROOT + ".error";
    private static final String WEBHOOK = ROOT + ".webhook";
    private static final String SANDBOX = ROOT + ".sandbox";
    private static final int MOST_LINES = 250;

    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void looksAtTheProductionClasses() {
        assertThat(MAIN.contain(IdinInvitesClient.class)).isTrue();
        assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void letsModelKnowNothingElseOfOurs() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(foreignOr(MODEL))
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
    void letsTheRootKnowModelAndErrorOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(foreignOr(ROOT, MODEL, ERROR))
                .check(MAIN);
    }

    @Test
    void letsWebhookKnowModelErrorAndThePublicFaceOfTheRootOnly() {
        var publicFace = resideInAPackage(ROOT).and(modifier(JavaModifier.PUBLIC));
        classes()
                .that()
                .resideInAPackage(WEBHOOK)
                .should()
                .onlyDependOnClassesThat(foreignOr(WEBHOOK, MODEL, ERROR).or(publicFace))
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

    @Test
    void writesToNoLogAndNoConsole() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System$Logger")
                .check(MAIN);
    }

    /** Else the sandbox would agree with whatever the client gets wrong; its JUnit extension only makes a client. */
    @Test
    void keepsTheClientOutOfTheSandbox() {
        noClasses()
                .that(resideInAPackage(SANDBOX + "..").and(not(resideInAPackage(SANDBOX + ".junit"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT, MODEL, ERROR, WEBHOOK, SANDBOX + ".junit"))
                .allowEmptyShould(true)
                .check(new ClassFileImporter().importPackages(SANDBOX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "sandbox"})
    void keepsFilesShort(String sources) throws IOException {
        try (var files = Files.walk(Path.of("src", sources, "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }

    private static DescribedPredicate<JavaClass> foreignOr(String... packages) {
        return not(resideInAPackage(ROOT + ".."))
                .or(resideInAnyPackage(packages))
                .as("reside in %s or are not ours", String.join(", ", packages));
    }
}
