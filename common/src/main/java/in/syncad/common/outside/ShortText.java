package in.syncad.common.outside;

/// Keeps texts within what a service takes.
public final class ShortText {

    private ShortText() {}

    /// The text, or its beginning and `…`: at most so many UTF-16 units, and never half a character.
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
