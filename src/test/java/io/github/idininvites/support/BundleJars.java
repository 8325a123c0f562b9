package io.github.idininvites.support;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Checks that each jar of a bundle holds what its name promises. */
final class BundleJars {
    private static final String LICENSE = "META-INF/LICENSE";
    private static final String INFO = "META-INF/maven/io.github.idininvites/idin-invites-client/pom.properties";
    private static final String SANDBOX = "io/github/idininvites/sandbox/";

    private final Path unpacked;
    private final String version;
    private final Faults faults;

    /** The path has the file names up to the version: it ends in {@code idin-invites-client-0.1.0}. */
    BundleJars(Path unpacked, String version, Faults faults) {
        this.unpacked = unpacked;
        this.version = version;
        this.faults = faults;
    }

    void check() throws IOException {
        try (var main = open(".jar");
                var sandbox = open("-sandbox.jar");
                var app = open("-sandbox-app.jar")) {
            needs(main, LICENSE, INFO, "module-info.class");
            needs(sandbox, LICENSE, SANDBOX + "IdinSandbox.class");
            needs(
                    app,
                    LICENSE,
                    String.valueOf(app.getManifest().getMainAttributes().getValue("Main-Class"))
                                    .replace('.', '/')
                            + ".class");
            if (!faults.none()) return;

            faults.unless(text(main, INFO).contains("version=" + version + "\n"), INFO + " has not version=" + version);
            for (String name : names(main)) faults.unless(!name.startsWith(SANDBOX), ".jar must not have " + name);
            for (String name : names(sandbox))
                faults.unless(
                        name.startsWith(SANDBOX) || !name.endsWith(".class"), "-sandbox.jar must not have " + name);
            needs("-sources.jar", Stream.concat(Stream.of(LICENSE), sources(main)));
            needs("-sandbox-sources.jar", Stream.concat(Stream.of(LICENSE), sources(sandbox)));

            var exports =
                    ModuleDescriptor.read(main.getInputStream(main.getEntry("module-info.class"))).exports().stream()
                            .filter(export -> !export.isQualified())
                            .map(export ->
                                    "io.github.idininvites/" + export.source().replace('.', '/'));
            needs("-javadoc.jar", pages(exports));
            needs(
                    "-sandbox-javadoc.jar",
                    pages(Stream.of("", "junit/", "samples/", "spring/").map(SANDBOX::concat)));
        }
    }

    private static Stream<String> sources(JarFile jar) {
        return names(jar).stream()
                .filter(name -> name.endsWith(".class") && !name.contains("$"))
                .map(name -> name.replaceFirst("class$", "java"));
    }

    private static Stream<String> pages(Stream<String> packages) {
        return Stream.concat(
                Stream.of(LICENSE, "index.html"),
                packages.map(name -> (name + "/package-summary.html").replace("//", "/")));
    }

    private void needs(String suffix, Stream<String> entries) throws IOException {
        try (var jar = open(suffix)) {
            needs(jar, entries.toArray(String[]::new));
        }
    }

    private void needs(JarFile jar, String... entries) {
        var missing = new TreeSet<>(List.of(entries));
        missing.removeAll(names(jar));
        faults.unless(missing.isEmpty(), Path.of(jar.getName()).getFileName() + " lacks " + missing);
    }

    private JarFile open(String suffix) throws IOException {
        return new JarFile(
                unpacked.resolveSibling(unpacked.getFileName() + suffix).toFile());
    }

    private static Set<String> names(JarFile jar) {
        return new TreeSet<>(jar.stream().map(ZipEntry::getName).toList());
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
