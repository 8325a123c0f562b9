package io.github.idininvites;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The classes of main, of the sandbox and of the tests, as ArchUnit sees them. */
final class OurClasses {
    static final String ROOT = "io.github.idininvites";
    static final String MODEL = ROOT + ".model";
    static final String WEBHOOK = ROOT + ".webhook";
    static final String BULK = ROOT + ".bulk";
    static final String SANDBOX = ROOT + ".sandbox";

    static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));

    // The rules need only the names of foreign classes; to read those classes takes most of the time.
    static final JavaClasses TESTS = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target", "test-classes"));
    });

    /** What the sandbox's jar holds: it leaves out the tests in the same packages by their names. */
    static final JavaClasses SANDBOX_JAR = TESTS.that(resideInAPackage(SANDBOX + "..")
            .and(describe("are no tests", type -> !type.getName().matches(".*(Test|IT).*"))));

    private OurClasses() {}

    static Stream<Path> sources(String of) throws IOException {
        try (var files = Files.walk(Path.of("src", of))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
