package in.syncad.api.documents.text;

import in.syncad.api.documents.text.Component.Delete;
import in.syncad.api.documents.text.Component.Insert;
import in.syncad.api.documents.text.Component.Skip;
import java.util.ArrayList;
import java.util.List;

/// Puts an operation together; joins neighbours of the same kind, and drops a skip at the end.
final class OperationBuilder {

    private final List<Component> components = new ArrayList<>();

    OperationBuilder append(Component component) {
        if (!components.isEmpty() && components.getLast().getClass() == component.getClass()) {
            components.add(joined(components.removeLast(), component));
        } else {
            components.add(component);
        }
        return this;
    }

    OperationBuilder rest(Steps steps) {
        while (!steps.areOver()) {
            append(steps.whole());
        }
        return this;
    }

    TextOperation build() {
        if (!components.isEmpty() && components.getLast() instanceof Skip) {
            components.removeLast();
        }
        return new TextOperation(components);
    }

    /// Two of the same kind.
    private static Component joined(Component first, Component second) {
        return switch (first) {
            case Skip skip -> new Skip(skip.length() + second.length());
            case Delete delete -> new Delete(delete.length() + second.length());
            case Insert insert -> new Insert(insert.text() + ((Insert) second).text());
        };
    }
}
