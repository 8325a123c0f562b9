package io.github.idininvites.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.DirectorySourceFileLocator;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.html.HTMLFormatter;

/**
 * Says how much of main and of the sandbox the tests of both speeds ran, fails the build below the thresholds, and writes
 * {@code target/coverage}. JaCoCo's own Maven goals look at main only.
 */
public final class Coverage {
    private static final double LINES = 0.95;
    private static final double BRANCHES = 0.90;
    private static final Path SANDBOX = Path.of("io", "github", "idininvites", "sandbox");

    private Coverage() {}

    public static void main(String[] arguments) throws IOException {
        var run = new ExecFileLoader();
        for (String file : List.of("jacoco.exec", "jacoco-it.exec")) run.load(new File("target", file));
        var main = bundle("main", run, Path.of("target", "classes"));
        var sandbox = bundle("sandbox", run, Path.of("target", "test-classes").resolve(SANDBOX));
        report(run, main, sandbox);
        var missed = new ArrayList<String>();
        var figures = new ArrayList<String>();
        for (var bundle : List.of(main, sandbox)) {
            figures.add(check(bundle, "lines", bundle.getLineCounter(), LINES, missed));
            figures.add(check(bundle, "branches", bundle.getBranchCounter(), BRANCHES, missed));
        }
        Proof.COVERAGE.figure("%s", String.join(", ", figures));
        if (!missed.isEmpty())
            throw new AssertionError(
                    "Coverage must not be below " + String.join(", ", missed) + "; see target/coverage");
    }

    private static IBundleCoverage bundle(String name, ExecFileLoader run, Path classes) throws IOException {
        var builder = new CoverageBuilder();
        var analyzer = new Analyzer(run.getExecutionDataStore(), builder);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Coverage::isOurs).toList()) analyzer.analyzeAll(file.toFile());
        }
        return builder.getBundle(name);
    }

    /** The sandbox's tests are compiled to where the sandbox is. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.contains("Test") && !name.contains("IT");
    }

    private static void report(ExecFileLoader run, IBundleCoverage main, IBundleCoverage sandbox) throws IOException {
        var visitor = new HTMLFormatter().createVisitor(new FileMultiReportOutput(new File("target/coverage")));
        visitor.visitInfo(
                run.getSessionInfoStore().getInfos(),
                run.getExecutionDataStore().getContents());
        var group = visitor.visitGroup("idin-invites-client");
        group.visitBundle(main, new DirectorySourceFileLocator(new File("src/main/java"), "UTF-8", 4));
        group.visitBundle(sandbox, new DirectorySourceFileLocator(new File("src/sandbox/java"), "UTF-8", 4));
        visitor.visitEnd();
    }

    private static String check(IBundleCoverage of, String what, ICounter counter, double least, List<String> missed) {
        if (!(counter.getCoveredRatio() >= least)) missed.add(least + " of the " + what + " of " + of.getName());
        return String.format(
                Locale.ROOT, "%.1f %% of the %s of %s", 100 * counter.getCoveredRatio(), what, of.getName());
    }
}
