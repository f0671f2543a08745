package in.syncad.common.certificate.acme;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Keys and certificates as text (RFC 7468), the form that every TLS server reads.
final class Pem {

    private static final String CURVE = "secp256r1";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /// A key pair in text. The public half stands beside the private one because that alone does not tell it.
    record Keys(String privateKey, String publicKey) {

        static Keys generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec(CURVE));
                KeyPair pair = generator.generateKeyPair();
                return new Keys(
                        text("PRIVATE KEY", pair.getPrivate().getEncoded()),
                        text("PUBLIC KEY", pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        KeyPair pair() {
            try {
                KeyFactory factory = KeyFactory.getInstance("EC");
                PublicKey open = factory.generatePublic(new X509EncodedKeySpec(bytes(publicKey)));
                PrivateKey closed = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(privateKey)));
                return new KeyPair(open, closed);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not a key pair", e);
            }
        }

        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    static String chain(List<X509Certificate> certificates) {
        StringBuilder chain = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                chain.append(text("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
        return chain.toString();
    }

    static List<X509Certificate> certificates(String chain) {
        return certificates(chain.getBytes(StandardCharsets.US_ASCII));
    }

    static List<X509Certificate> certificates(byte[] chain) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(chain))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a chain of certificates", e);
        }
    }

    private static String text(String label, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, LINES.encodeToString(bytes), label);
    }

    private static byte[] bytes(String text) {
        return Base64.getMimeDecoder()
                .decode(text.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat));
    }
}
