package in.syncad.api.security;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The access token of a request: from `Authorization: Bearer` and from nowhere else. Read once a request.
@Component
public class RequestToken {

    private static final String ATTRIBUTE = RequestToken.class.getName();
    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;

    RequestToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /// @throws Refused 401 when there is one and it is not genuine
    public Optional<AccessToken> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AccessToken token) {
            return Optional.of(token);
        }
        Optional<AccessToken> token = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(RequestToken::compact)
                .map(tokens::read);
        token.ifPresent(genuine -> request.setAttribute(ATTRIBUTE, genuine));
        return token;
    }

    private static String compact(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refused.unauthenticated("token.invalid", "Send the access token as Authorization: Bearer <token>.");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
