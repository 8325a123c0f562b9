package io.github.idininvites.support;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The circles in which types name each other, by way of others too. A nested type counts as its top-level type. */
public record TypeCircles(List<Set<String>> circles) {
    public static TypeCircles of(Iterable<JavaClass> types) {
        var named = new TreeMap<String, Set<String>>();
        for (var type : types) {
            var others = named.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf())
                others.add(topLevel(dependency.getTargetClass()));
        }
        named.forEach((name, others) -> others.removeIf(other -> other.equals(name) || !named.containsKey(other)));
        return new TypeCircles(named.keySet().stream()
                .<Set<String>>map(name -> reachedFrom(name, named).stream()
                        .filter(other -> reachedFrom(other, named).contains(name))
                        .collect(toCollection(TreeSet::new)))
                .filter(circle -> !circle.isEmpty())
                .distinct()
                .toList());
    }

    public static String topLevel(JavaClass type) {
        return type.getBaseComponentType().getName().split("\\$", -1)[0];
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> named) {
        var reached = new TreeSet<String>();
        var open = new ArrayDeque<String>();
        open.add(name);
        while (!open.isEmpty()) {
            for (String next : named.getOrDefault(open.remove(), Set.of())) if (reached.add(next)) open.add(next);
        }
        return reached;
    }

    /** As in {@code 1 (Group, Person)}. */
    @Override
    public String toString() {
        if (circles.isEmpty()) return "0";
        return circles.stream()
                .map(circle -> circle.stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(joining(", ")))
                .collect(joining("; ", circles.size() + " (", ")"));
    }
}
