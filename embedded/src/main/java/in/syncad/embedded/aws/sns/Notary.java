package in.syncad.embedded.aws.sns;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Signs what SNS posts to web addresses, with a key that is made when the first is signed
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html).
public final class Notary {

    private static final int KEY_BITS = 2048;
    private static final int NAME_DIGITS = 32;
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final Clock clock;
    private @Nullable Identity identity;

    private record Identity(KeyPair keys, X509Certificate certificate) {}

    public Notary(Clock clock) {
        this.clock = clock;
    }

    /// The path of the certificate on the endpoint; named after its content, as callers keep it by its address.
    public String path() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(identity().certificate().getEncoded());
            return "/SimpleNotificationService-%s.pem"
                    .formatted(HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String certificate() {
        try {
            String body = Base64.getMimeEncoder()
                    .encodeToString(identity().certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param version `1` or `2`, as the topic's attribute says
    public String sign(String canonical, String version) {
        try {
            Signature signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initSign(identity().keys().getPrivate());
            signature.update(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Identity identity() {
        if (identity == null) {
            identity = create();
        }
        return identity;
    }

    private Identity create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=sns.amazonaws.com");
            Instant now = clock.instant();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(LIFETIME)),
                    name,
                    keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new Identity(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
