package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users can call has Javadoc: each public type, method, constructor and constant. */
final class JavadocTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/io/github/idininvites",
                "src/sandbox/java/io/github/idininvites/sandbox",
                "src/sandbox/java/io/github/idininvites/sandbox/junit",
                "src/sandbox/java/io/github/idininvites/sandbox/samples",
                "src/sandbox/java/io/github/idininvites/sandbox/spring"
            })
    void explainsWhateverIsPublic(String folder) throws IOException {
        var undocumented = new Undocumented();
        assertThat(undocumented.in(sources(folder)))
                .as("public, without Javadoc")
                .isEmpty();
        assertThat(undocumented.seen).as("what was looked at").isPositive();
    }

    /** The sandbox's other packages are internal. */
    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder), folder.contains("sandbox") ? 1 : Integer.MAX_VALUE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static final class Undocumented extends TreePathScanner<@Nullable Void, List<String>> {
        private @Nullable DocTrees docs;
        private int seen;

        List<String> in(List<Path> sources) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var task = (JavacTask)
                        compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
                docs = DocTrees.instance(task);
                var found = new ArrayList<String>();
                for (var unit : task.parse()) scan(new TreePath(unit), found);
                return found;
            }
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, List<String> found) {
            boolean hasTheBuildersSetters = type.getSimpleName().toString().matches("ClientBuilder|SandboxBuilder");
            if (!isPublic(type.getModifiers()) && !hasTheBuildersSetters) return null;
            check(type.getSimpleName().toString(), found);
            return super.visitClass(type, found);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, List<String> found) {
            boolean overrides =
                    method.getModifiers().getAnnotations().toString().contains("@Override");
            if (isPublic(method.getModifiers()) && !overrides)
                check(method.getName().toString(), found);
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, List<String> found) {
            if (isPublic(field.getModifiers())) check(field.getName().toString(), found);
            return null;
        }

        /** Members of an interface are public without the word. */
        private boolean isPublic(ModifiersTree modifiers) {
            var around = getCurrentPath().getParentPath().getLeaf().getKind();
            return around == Tree.Kind.INTERFACE || modifiers.getFlags().contains(Modifier.PUBLIC);
        }

        private void check(String name, List<String> found) {
            seen++;
            if (Objects.requireNonNull(docs).getDocComment(getCurrentPath()) == null)
                found.add(Path.of(getCurrentPath()
                                        .getCompilationUnit()
                                        .getSourceFile()
                                        .getName())
                                .getFileName() + ": " + name);
        }
    }
}
