package io.github.idininvites.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class SandboxDependenciesTest {
    private static final String SANDBOX = "io.github.idininvites.sandbox";
    private static final JavaClasses ALL = new ClassFileImporter().importPackages(SANDBOX);

    @Test
    void sharesNoCodeWithTheClientItIsHeldAgainst() {
        classes()
                .that()
                .resideOutsideOfPackage(SANDBOX + ".junit")
                .and()
                .haveNameNotMatching(".*Test.*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        SANDBOX,
                        SANDBOX + ".http",
                        SANDBOX + ".api",
                        SANDBOX + ".faults",
                        SANDBOX + ".webhooks",
                        SANDBOX + ".pages",
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(ALL);
    }

    @Test
    void needsNoMoreInJUnitThanBothAndJUnitsApi() {
        classes()
                .that()
                .resideInAPackage(SANDBOX + ".junit")
                .and()
                .haveNameNotMatching(".*Test.*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        SANDBOX,
                        SANDBOX + ".junit",
                        "io.github.idininvites",
                        "java..",
                        "org.junit.jupiter.api..",
                        "org.jspecify..")
                .check(ALL);
    }
}
