package in.syncad.api.security;

import in.syncad.common.refusal.Refused;
import org.springframework.security.core.context.SecurityContextHolder;

/// Whoever runs the service, signed in. A controller method gets it as a parameter.
///
/// @param session by which the operators' audit tells one sign-in from another
public record Operator(String session) {

    /// The operator of the request at hand.
    ///
    /// @throws Refused 401 when it is nobody's
    static Operator signedIn() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OperatorSignedIn signedIn) {
            return signedIn.getPrincipal();
        }
        throw Refused.unauthenticated("operator.unknown", "This is for operators; sign in with the operator's key.");
    }
}
