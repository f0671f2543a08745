package in.syncad.api.documents.text;

import in.syncad.common.refusal.Refused;

/// What a text may hold.
public final class TextLimit {

    /// In UTF-8.
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private TextLimit() {}

    /// @throws Refused 422 `document.too-long`
    public static void require(String text) {
        if (text.length() > MOST_BYTES / MOST_BYTES_OF_A_CHAR && bytes(text) > MOST_BYTES) {
            throw Refused.invalid("document.too-long", "/op", "A document holds at most 1 MB.");
        }
    }

    /// Halves of characters can be neither stored nor counted, and U+0000 not stored.
    static void requireStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            boolean pair = Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (unit == 0 || Character.isSurrogate(unit) && !pair) {
                throw OperationFormat.malformed("It holds half of a character, or U+0000.");
            }
            at += pair ? 1 : 0;
        }
    }

    /// In UTF-8, of a text without halves of characters.
    static int bytes(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                bytes += 2;
            } else {
                bytes += MOST_BYTES_OF_A_CHAR;
            }
        }
        return bytes;
    }
}
