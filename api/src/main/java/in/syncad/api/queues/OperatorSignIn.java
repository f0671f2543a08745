package in.syncad.api.queues;

import in.syncad.api.limits.Attempts;
import in.syncad.api.limits.Limit;
import in.syncad.api.secondfactor.OperatorCodes;
import in.syncad.api.security.OperatorKey;
import in.syncad.api.security.OperatorTokens;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import org.springframework.stereotype.Service;

/// Turns the operator's key, and a code where a second factor is set, into a token.
@Service
class OperatorSignIn {

    static final int TRIES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final OperatorKey key;
    private final OperatorCodes codes;
    private final OperatorTokens tokens;
    private final Attempts attempts;

    OperatorSignIn(OperatorKey key, OperatorCodes codes, OperatorTokens tokens, Attempts attempts) {
        this.attempts = attempts;
        this.key = key;
        this.codes = codes;
        this.tokens = tokens;
    }

    boolean asksForCode() {
        return codes.areAskedFor();
    }

    /// @param code any text where no second factor is set
    /// @param network where the caller comes from; its tries are counted, whatever becomes of them
    /// @throws Refused 401 when one of them is wrong, 429 when it was tried too often, 503 without Redis
    String signIn(String givenKey, String code, String network) {
        Limit perNetwork = new Limit("operator-sign-in", network, TRIES, WINDOW);
        attempts.countOutsideSchools(perNetwork);
        if (!key.is(givenKey) || !codes.use(code)) {
            throw Refused.unauthenticated("operator.refused", whatIsWrong());
        }
        attempts.forgetOutsideSchools(perNetwork);
        return tokens.issue();
    }

    /// Which of the two is wrong is not for everybody to know.
    private String whatIsWrong() {
        return asksForCode()
                ? "This is not the operator's key, or not a code of this moment that nobody has used."
                : "This is not the operator's key.";
    }
}
