package in.syncad.api.queues;

import in.syncad.api.secondfactor.OperatorCodes;
import in.syncad.api.security.OperatorKey;
import in.syncad.api.security.OperatorTokens;
import in.syncad.common.refusal.Refused;
import org.springframework.stereotype.Service;

/// Turns the operator's key, and a code where a second factor is set, into a token.
@Service
class OperatorSignIn {

    private final OperatorKey key;
    private final OperatorCodes codes;
    private final OperatorTokens tokens;

    OperatorSignIn(OperatorKey key, OperatorCodes codes, OperatorTokens tokens) {
        this.key = key;
        this.codes = codes;
        this.tokens = tokens;
    }

    boolean asksForCode() {
        return codes.areAskedFor();
    }

    /// @param code any text where no second factor is set
    /// @throws Refused 401 when one of them is wrong, 429 when it was tried too often, 503 without Redis
    String signIn(String givenKey, String code) {
        if (!key.is(givenKey) || !codes.use(code)) {
            throw Refused.unauthenticated("operator.refused", whatIsWrong());
        }
        return tokens.issue();
    }

    /// Which of the two is wrong is not for everybody to know.
    private String whatIsWrong() {
        return asksForCode()
                ? "This is not the operator's key, or not a code of this moment that nobody has used."
                : "This is not the operator's key.";
    }
}
