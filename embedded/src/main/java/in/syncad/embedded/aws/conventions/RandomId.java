package in.syncad.embedded.aws.conventions;

import java.security.SecureRandom;

/// Identifiers as AWS makes them up.
public final class RandomId {

    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    public static String capitals(int length) {
        return from(CAPITALS, length);
    }

    public static String letters(int length) {
        return from(MIXED, length);
    }

    public static String hexadecimal(int length) {
        return from(HEXADECIMAL, length);
    }

    private static String from(String alphabet, int length) {
        StringBuilder id = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            id.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return id.toString();
    }
}
