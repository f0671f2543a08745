package in.syncad.api.documents.text;

/// A step of an operation on its way through a text. Lengths are in code points and positive.
public sealed interface Component {

    /// How many code points it has to do with.
    int length();

    /// Leaves as it is.
    record Skip(int length) implements Component {

        public Skip {
            requirePositive(length);
        }
    }

    /// Puts in.
    record Insert(String text) implements Component {

        public Insert {
            requirePositive(text.length());
        }

        @Override
        public int length() {
            return text.codePointCount(0, text.length());
        }
    }

    /// Takes out.
    record Delete(int length) implements Component {

        public Delete {
            requirePositive(length);
        }
    }

    private static void requirePositive(int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("a step over nothing");
        }
    }
}
