package in.syncad.api.signin;

import in.syncad.api.secondfactor.SecondFactors;
import in.syncad.api.security.AccessTokens;
import in.syncad.api.settings.TokenSettings;
import in.syncad.api.users.SigningIn;
import in.syncad.api.web.Identities;
import in.syncad.common.tenancy.CurrentSchool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes access and refresh tokens for the current school.
@Component
class TokenMint {

    private static final int REFRESH_BYTES = 32;

    private final AccessTokens accessTokens;
    private final TokenSettings settings;
    private final SecondFactors secondFactors;
    private final Identities identities;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenMint(
            AccessTokens accessTokens,
            TokenSettings settings,
            SecondFactors secondFactors,
            Identities identities,
            Clock clock) {
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.secondFactors = secondFactors;
        this.identities = identities;
        this.clock = clock;
    }

    record Minted(Tokens tokens, Instant refreshEnd) {}

    UUID newSession() {
        return identities.next();
    }

    Minted mint(UUID session, SigningIn account) {
        byte[] refresh = new byte[REFRESH_BYTES];
        random.nextBytes(refresh);
        String access = access(session, account, Optional.empty());
        return new Minted(
                new Tokens(
                        access,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(refresh),
                        settings.access().toSeconds()),
                clock.instant().plus(settings.refresh()));
    }

    /// @param operator who looks on as that account
    String access(UUID session, SigningIn account, Optional<String> operator) {
        return accessTokens.issue(
                CurrentSchool.get().id(),
                account.id(),
                session,
                account.tokenVersion(),
                secondFactors.usable(account.id(), account.roles()),
                operator);
    }

    /// A plain hash is enough: nobody guesses 256 random bits.
    static byte[] hash(String refreshToken) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
