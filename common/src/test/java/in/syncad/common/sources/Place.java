package in.syncad.common.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// A piece of a source, and where it stands.
record Place<T extends Tree>(Source source, TreePath path, T tree) {

    /// From its first line to its last.
    int lines() {
        SourcePositions positions = source.trees().getSourcePositions();
        return source.line(positions.getEndPosition(source.unit(), tree)) - firstLine() + 1;
    }

    boolean isDocumented() {
        return source.trees().getDocComment(path) != null;
    }

    /// For declarations: whether others can see it, and all that it stands in.
    boolean isPublic() {
        for (TreePath around = path; around != null; around = around.getParentPath()) {
            if (around.getLeaf() instanceof ClassTree type
                    && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    boolean isIn(Class<? extends Tree> kind) {
        return kind.isInstance(path.getParentPath().getLeaf());
    }

    static boolean hasAny(ModifiersTree modifiers, Set<String> annotations) {
        return modifiers.getAnnotations().stream()
                .anyMatch(annotation ->
                        annotations.contains(annotation.getAnnotationType().toString()));
    }

    private int firstLine() {
        return source.line(source.trees().getSourcePositions().getStartPosition(source.unit(), tree));
    }

    @Override
    public String toString() {
        return source.path() + ":" + firstLine();
    }
}
