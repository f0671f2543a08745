package in.syncad.common.sources;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A source file as the compiler reads it: its shape, not its types.
record Source(Path path, CompilationUnitTree unit, DocTrees trees) {

    /// Those of all modules.
    static List<Source> all() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        List<Source> sources = new ArrayList<>();
        try {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths()));
            DocTrees trees = DocTrees.instance(task);
            task.parse()
                    .forEach(unit ->
                            sources.add(new Source(Path.of(unit.getSourceFile().toUri()), unit, trees)));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What all modules but these are made of, without their tests.
    boolean isMainBut(String module, String other) {
        String name = path.toString();
        return name.contains("/src/main/")
                && !name.contains("/" + module + "/src/")
                && !name.contains("/" + other + "/src/");
    }

    boolean isTest() {
        return path.toString().contains("/src/test/");
    }

    int lines() {
        return line(trees.getSourcePositions().getEndPosition(unit, unit));
    }

    /// Everything of that kind in this file.
    <T extends Tree> List<Place<T>> all(Class<T> kind) {
        List<Place<T>> all = new ArrayList<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (kind.isInstance(tree)) {
                    all.add(new Place<>(Source.this, new TreePath(getCurrentPath(), tree), kind.cast(tree)));
                }
                return super.scan(tree, nothing);
            }
        }.scan(new TreePath(unit), null);
        return all;
    }

    int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    @Override
    public String toString() {
        return path + ": " + lines() + " lines";
    }

    private static List<Path> paths() throws IOException {
        Path modules = Path.of("").toAbsolutePath().getParent();
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> folders = Files.list(modules)) {
            for (Path sources : folders.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(paths::add);
                }
            }
        }
        return paths;
    }
}
