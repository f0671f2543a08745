package in.syncad.api.signin;

import io.swagger.v3.oas.annotations.media.Schema;

/// What somebody gets who proved who they are: tokens, or, with a second factor set up, the question for its code.
@Schema(oneOf = {Tokens.class, Entrance.SecondFactorNeeded.class})
public sealed interface Entrance permits Tokens, Entrance.SecondFactorNeeded {

    /// Nobody is signed in yet.
    ///
    /// @param mfaToken to be sent with the code to `/api/v1/auth/mfa/verify`
    /// @param mfaExpiresIn seconds until it has to be done
    record SecondFactorNeeded(String mfaToken, long mfaExpiresIn) implements Entrance {

        @Override
        public String toString() {
            return "SecondFactorNeeded[]";
        }
    }
}
