package io.github.idininvites.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class SandboxDependenciesTest {
    @Test
    void sharesNoCodeWithTheClientItIsHeldAgainst() {
        classes()
                .that()
                .haveNameNotMatching(".*Test.*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.idininvites.sandbox",
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(new ClassFileImporter().importPackages("io.github.idininvites.sandbox"));
    }
}
