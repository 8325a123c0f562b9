package io.github.idininvites.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * Fails the build unless the bundle that {@code mvn -P release verify} makes has what Maven Central demands and what users need, and
 * nothing else. The key that signed must be in the keyring of {@code gpg}. The arguments: the version, and the local repository.
 */
public final class Bundle {
    private static final Path ZIP = Path.of("target", "central-publishing", "central-bundle.zip");
    private static final List<String> FILES = List.of(
            ".pom",
            ".jar",
            "-sources.jar",
            "-javadoc.jar",
            "-sandbox.jar",
            "-sandbox-sources.jar",
            "-sandbox-javadoc.jar",
            "-sandbox-app.jar",
            "-cyclonedx.json");

    private Bundle() {}

    public static void main(String[] arguments) throws Exception {
        String version = arguments[0];
        var faults = new Faults();
        check(version, Path.of(arguments[1]), faults);
        if (!faults.none()) throw new AssertionError(ZIP + " must be fit for Maven Central, but\n" + faults);
        System.out.printf("%s has the %d files of %s%n", ZIP, 4 * FILES.size(), version);
    }

    private static void check(String version, Path repository, Faults faults) throws Exception {
        String prefix = "io/github/idininvites/idin-invites-client/" + version + "/idin-invites-client-" + version;
        var files = new TreeSet<String>();
        for (String file : FILES)
            for (String suffix : List.of("", ".asc", ".md5", ".sha1")) files.add(prefix + file + suffix);
        Path folder = Files.createTempDirectory(Path.of("target"), "bundle");
        try (var zip = new ZipFile(ZIP.toFile())) {
            var entries = zip.stream().filter(entry -> !entry.isDirectory()).toList();
            faults.unlessSame(
                    "its files", entries.stream().map(entry -> entry.getName()).toList(), files);
            if (!faults.none()) return;
            Files.createDirectories(folder.resolve(prefix).getParent());
            for (var entry : entries) Files.copy(zip.getInputStream(entry), folder.resolve(entry.getName()));
        }
        Path unpacked = folder.resolve(prefix);
        for (String file : FILES) checkSignatureAndSums(unpacked.resolveSibling(unpacked.getFileName() + file), faults);
        new BundleJars(unpacked, version, faults).check();
        BundlePom.check(unpacked.resolveSibling(unpacked.getFileName() + ".pom"), version, faults);
        BundleSbom.check(
                unpacked.resolveSibling(unpacked.getFileName() + "-cyclonedx.json"), version, repository, faults);
    }

    private static void checkSignatureAndSums(Path file, Faults faults)
            throws IOException, InterruptedException, GeneralSecurityException {
        int exit = new ProcessBuilder("gpg", "--batch", "--quiet", "--verify", file + ".asc", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        faults.unless(
                exit == 0, "gpg --verify says that " + file.getFileName() + ".asc is not a signature of the file");
        for (var algorithm : Map.of(".md5", "MD5", ".sha1", "SHA-1").entrySet()) {
            byte[] sum = MessageDigest.getInstance(algorithm.getValue()).digest(Files.readAllBytes(file));
            faults.unless(
                    Files.readString(Path.of(file + algorithm.getKey()))
                            .strip()
                            .equals(HexFormat.of().formatHex(sum)),
                    file.getFileName() + algorithm.getKey() + " is of another file");
        }
    }
}
