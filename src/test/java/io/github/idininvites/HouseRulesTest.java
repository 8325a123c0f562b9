package io.github.idininvites;

import static io.github.idininvites.OurClasses.BULK;
import static io.github.idininvites.OurClasses.MAIN;
import static io.github.idininvites.OurClasses.MODEL;
import static io.github.idininvites.OurClasses.SANDBOX;
import static io.github.idininvites.OurClasses.SANDBOX_JAR;
import static io.github.idininvites.OurClasses.TESTS;
import static io.github.idininvites.OurClasses.WEBHOOK;
import static io.github.idininvites.OurClasses.sources;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.idininvites.support.TypeCircles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards how long a file may get, and what a type may be called. */
final class HouseRulesTest {
    private static final int MOST_LINES = 250;

    /** What both the client and the sandbox call by the API's own words. */
    private static final List<String> TWINS =
            List.of("Attribute", "Group", "GroupStatus", "Invite", "NewPerson", "Person", "PersonStatus");

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
    @ValueSource(strings = {"main", "sandbox", "jmh", "test", "it"})
    void keepsFilesShort(String sources) throws IOException {
        var files = sources(sources).toList();
        var tooLong = new ArrayList<Path>();
        for (var file : files) if (Files.readAllLines(file).size() > MOST_LINES) tooLong.add(file);
        assertThat(tooLong).as("files of more than %d lines", MOST_LINES).isEmpty();
        assertThat(files).isNotEmpty();
    }
}
