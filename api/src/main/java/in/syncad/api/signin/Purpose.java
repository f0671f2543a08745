package in.syncad.api.signin;

/// What a one-time password is good for. One that was sent for one purpose serves no other.
public enum Purpose {
    SIGN_IN("%s"),
    PASSWORD_RESET("a new password at %s");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    /// For the message: "one-time password for …".
    String at(String school) {
        return words.formatted(school);
    }
}
