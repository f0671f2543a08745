package in.syncad.api.documents;

import in.syncad.api.documents.TextChange.Kind;
import in.syncad.api.documents.text.Component;
import in.syncad.api.documents.text.Component.Delete;
import in.syncad.api.documents.text.Component.Insert;
import in.syncad.api.documents.text.Component.Skip;
import in.syncad.api.documents.text.TextOperation;
import java.util.ArrayList;
import java.util.List;

/// What became of a text from one version to another, piece by piece.
///
/// @param from the earlier version
/// @param to the later version
public record VersionComparison(int from, int to, List<TextChange> changes) {

    public VersionComparison {
        changes = List.copyOf(changes);
    }

    /// @param operation leads from the one to the other
    static VersionComparison of(Text before, Text after, TextOperation operation) {
        List<TextChange> changes = new ArrayList<>();
        int position = 0;
        for (Component step : operation.components()) {
            if (step instanceof Insert insert) {
                changes.add(new TextChange(Kind.INSERTED, insert.text()));
                continue;
            }
            int end = before.text().offsetByCodePoints(position, step.length());
            changes.add(new TextChange(kind(step), before.text().substring(position, end)));
            position = end;
        }
        if (position < before.text().length()) {
            changes.add(new TextChange(Kind.KEPT, before.text().substring(position)));
        }
        return new VersionComparison(before.version(), after.version(), changes);
    }

    private static Kind kind(Component step) {
        return switch (step) {
            case Skip _ -> Kind.KEPT;
            case Insert _ -> Kind.INSERTED;
            case Delete _ -> Kind.DELETED;
        };
    }
}
