package in.syncad.api.secondfactor;

import in.syncad.api.security.KeyedHash;
import in.syncad.api.security.Seal;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.tenancy.CurrentSchool;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/// Makes and reads the secrets of second factors. What the database holds opens only with our key, and only for the
/// person and the school that it was made for.
@Component
class FactorCodes {

    static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int GROUP = 4;

    private final Seal seal;
    private final KeyedHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FactorCodes(TokenSettings settings, Clock clock) {
        this.seal = new Seal(settings.key("second-factor", "AES"));
        this.hash = new KeyedHash(settings.key("recovery-code", "HmacSHA256"));
        this.clock = clock;
    }

    /// In Base32, as authenticator apps take it.
    String newSecret() {
        return Base32.toBase32String(randomBytes(Totp.SECRET_BYTES));
    }

    String sealed(String secret, UUID user) {
        return seal.seal(secret, context(user));
    }

    /// The step of a code that is good now.
    OptionalLong step(String sealedSecret, UUID user, String code) {
        return seal.open(sealedSecret, context(user))
                .map(secret -> Totp.step(Base32.decode(secret), code, clock.instant()))
                .orElseGet(OptionalLong::empty);
    }

    /// Such as `mfrg-gzdf-mztw-q2lk`.
    List<String> newRecoveryCodes() {
        return Stream.generate(() -> Base32.toBase32String(randomBytes(RECOVERY_BYTES)))
                .limit(RECOVERY_CODES)
                .map(code -> code.toLowerCase(Locale.ROOT).replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-"))
                .toList();
    }

    /// However it is written.
    byte[] recoveryHash(UUID user, String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return hash.of(context(user) + " " + plain);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String context(UUID user) {
        return CurrentSchool.get().id() + " " + user;
    }
}
