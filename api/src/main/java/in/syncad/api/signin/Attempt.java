package in.syncad.api.signin;

import in.syncad.api.users.Login;

/// What came of trying a code.
sealed interface Attempt {

    /// The code was right and in time; the challenge is used up.
    record Right(Login login) implements Attempt {}

    /// The last try was wrong; the challenge is over.
    record Last(Login login) implements Attempt {}

    /// Another try is left, or there is no such challenge.
    record Wrong() implements Attempt {}
}
