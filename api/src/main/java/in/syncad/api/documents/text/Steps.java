package in.syncad.api.documents.text;

import in.syncad.api.documents.text.Component.Delete;
import in.syncad.api.documents.text.Component.Insert;
import in.syncad.api.documents.text.Component.Skip;
import java.util.List;

/// Takes an operation from its front, in pieces. Behind its end it skips for ever.
final class Steps {

    private final List<Component> components;
    private int index;

    /// What has been taken of the component at the index; in code points.
    private int taken;

    Steps(List<Component> components) {
        this.components = components;
    }

    boolean areOver() {
        return index == components.size();
    }

    boolean beginWithInsert() {
        return !areOver() && components.get(index) instanceof Insert;
    }

    /// What is left of the next component. Not when they are over.
    Component whole() {
        Component rest =
                piece(components.get(index), taken, components.get(index).length() - taken);
        index++;
        taken = 0;
        return rest;
    }

    /// At most so much of what was there before the operation; what it inserts comes whole.
    Component overBefore(int most) {
        return beginWithInsert() ? whole() : upTo(most);
    }

    /// At most so much of what is there after the operation; what it deletes comes whole.
    Component overAfter(int most) {
        return !areOver() && components.get(index) instanceof Delete ? whole() : upTo(most);
    }

    private Component upTo(int most) {
        if (areOver()) {
            return new Skip(most);
        }
        Component next = components.get(index);
        if (next.length() - taken <= most) {
            return whole();
        }
        Component piece = piece(next, taken, most);
        taken += most;
        return piece;
    }

    private static Component piece(Component of, int from, int length) {
        return switch (of) {
            case Skip _ -> new Skip(length);
            case Delete _ -> new Delete(length);
            case Insert insert -> {
                int start = insert.text().offsetByCodePoints(0, from);
                yield new Insert(insert.text().substring(start, insert.text().offsetByCodePoints(start, length)));
            }
        };
    }
}
