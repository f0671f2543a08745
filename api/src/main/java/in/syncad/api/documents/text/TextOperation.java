package in.syncad.api.documents.text;

import in.syncad.api.documents.text.Component.Delete;
import in.syncad.api.documents.text.Component.Insert;
import in.syncad.api.documents.text.Component.Skip;
import in.syncad.common.refusal.Refused;
import java.util.List;

/// A change of a text: goes through it from the front, and leaves what comes behind its last step. Immutable.
///
/// Neighbours are of different kinds: with `["a", "b"]` beside another insert at the same place, two sides that
/// transform would come to different texts, in `ot-text-unicode` too, whose clients join them before they send.
public record TextOperation(List<Component> components) {

    /// Who was at the same place first when two operations insert there.
    public enum Side {
        LEFT,
        RIGHT
    }

    public TextOperation {
        components = List.copyOf(components);
        for (int at = 1; at < components.size(); at++) {
            if (components.get(at).getClass() == components.get(at - 1).getClass()) {
                throw OperationFormat.malformed("Two steps of one kind stand side by side.");
            }
        }
        if (!components.isEmpty() && components.getLast() instanceof Skip) {
            throw OperationFormat.malformed("The last step is a skip.");
        }
    }

    /// Turns one text into another, and leaves what they begin and end with alike.
    public static TextOperation between(String before, String after) {
        int[] old = before.codePoints().toArray();
        int[] young = after.codePoints().toArray();
        int shorter = Math.min(old.length, young.length);
        int front = 0;
        while (front < shorter && old[front] == young[front]) {
            front++;
        }
        int back = 0;
        while (back < shorter - front && old[old.length - 1 - back] == young[young.length - 1 - back]) {
            back++;
        }
        OperationBuilder result = new OperationBuilder();
        if (front > 0) {
            result.append(new Skip(front));
        }
        if (young.length > front + back) {
            result.append(new Insert(new String(young, front, young.length - front - back)));
        }
        if (old.length > front + back) {
            result.append(new Delete(old.length - front - back));
        }
        return result.build();
    }

    /// The text after it.
    ///
    /// @throws Refused 422 when the text is shorter than the operation
    public String apply(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int position = 0;
        for (Component component : components) {
            switch (component) {
                case Insert insert -> result.append(insert.text());
                case Skip skip -> {
                    int end = after(text, position, skip.length());
                    result.append(text, position, end);
                    position = end;
                }
                case Delete delete -> position = after(text, position, delete.length());
            }
        }
        return result.append(text, position, text.length()).toString();
    }

    private static int after(String text, int position, int length) {
        try {
            return text.offsetByCodePoints(position, length);
        } catch (IndexOutOfBoundsException e) {
            throw OperationFormat.malformed("It reaches beyond the end of the text.");
        }
    }

    /// The same change for a text to which another one has happened meanwhile.
    ///
    /// @param side of this operation
    public TextOperation transform(TextOperation other, Side side) {
        Steps own = new Steps(components);
        OperationBuilder result = new OperationBuilder();
        for (Component step : other.components) {
            switch (step) {
                case Skip skip -> passed(own, skip.length(), result);
                case Delete delete -> deleted(own, delete.length(), result);
                case Insert insert -> {
                    if (side == Side.LEFT && own.beginWithInsert()) {
                        result.append(own.whole());
                    }
                    result.append(new Skip(insert.length()));
                }
            }
        }
        return result.rest(own).build();
    }

    private static void passed(Steps own, int length, OperationBuilder result) {
        int left = length;
        while (left > 0) {
            Component taken = own.overBefore(left);
            result.append(taken);
            left -= taken instanceof Insert ? 0 : taken.length();
        }
    }

    /// What is gone already need be neither skipped nor deleted.
    private static void deleted(Steps own, int length, OperationBuilder result) {
        int left = length;
        while (left > 0) {
            Component taken = own.overBefore(left);
            if (taken instanceof Insert) {
                result.append(taken);
            } else {
                left -= taken.length();
            }
        }
    }

    /// This and then the other, as one.
    public TextOperation compose(TextOperation next) {
        Steps own = new Steps(components);
        OperationBuilder result = new OperationBuilder();
        for (Component step : next.components) {
            switch (step) {
                case Insert insert -> result.append(insert);
                case Skip skip -> kept(own, skip.length(), result);
                case Delete delete -> takenOut(own, delete.length(), result);
            }
        }
        return result.rest(own).build();
    }

    private static void kept(Steps own, int length, OperationBuilder result) {
        int left = length;
        while (left > 0) {
            Component taken = own.overAfter(left);
            result.append(taken);
            left -= taken instanceof Delete ? 0 : taken.length();
        }
    }

    /// What was inserted is not inserted any more.
    private static void takenOut(Steps own, int length, OperationBuilder result) {
        int left = length;
        while (left > 0) {
            Component taken = own.overAfter(left);
            switch (taken) {
                case Delete delete -> result.append(delete);
                case Skip skip -> result.append(new Delete(skip.length()));
                case Insert _ -> {}
            }
            left -= taken instanceof Delete ? 0 : taken.length();
        }
    }

    /// Where a cursor is after it; it stays before what is inserted exactly there.
    public int cursor(int before) {
        int cursor = before;
        int position = 0;
        for (Component component : components) {
            if (cursor <= position) {
                break;
            }
            switch (component) {
                case Skip skip -> position += skip.length();
                case Insert insert -> {
                    position += insert.length();
                    cursor += insert.length();
                }
                case Delete delete -> cursor -= Math.min(delete.length(), cursor - position);
            }
        }
        return cursor;
    }

    /// What people write stays out of logs.
    @Override
    public String toString() {
        return "TextOperation[%d steps]".formatted(components.size());
    }
}
