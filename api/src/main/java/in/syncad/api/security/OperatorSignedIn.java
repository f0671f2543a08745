package in.syncad.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// An operator in Spring Security's terms. Has no role of a school.
final class OperatorSignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Operator operator;

    OperatorSignedIn(Operator operator) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.operator = operator;
        setAuthenticated(true);
    }

    @Override
    public Operator getPrincipal() {
        return operator;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OperatorSignedIn signedIn && signedIn.operator.equals(operator);
    }

    @Override
    public int hashCode() {
        return operator.hashCode();
    }
}
