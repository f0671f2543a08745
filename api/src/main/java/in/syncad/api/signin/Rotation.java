package in.syncad.api.signin;

/// What came of a refresh. All of these are committed, the refusals too: a reused token ends its session.
sealed interface Rotation {

    record Rotated(Tokens tokens) implements Rotation {}

    /// Another request used the token a moment ago, and holds its successor.
    record Overtaken() implements Rotation {}

    /// The token was used long ago: somebody has a copy. The session is over.
    record Reused() implements Rotation {}

    /// Unknown or expired token, ended session, or an account that may not sign in.
    record Invalid() implements Rotation {}
}
