package in.syncad.embedded.postgres;

import in.syncad.embedded.process.OwnFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A certificate authority of this machine only. Its key is made once and stays in the data directory, readable by
/// nobody else, so that clients may go on trusting the same certificate after a restart.
final class LocalCertificateAuthority {

    private static final X500Name NAME = new X500Name("CN=SyncAD local certificate authority");
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(90);

    private final Path certificateFile;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Instant now;

    private LocalCertificateAuthority(Path directory, Clock clock) throws IOException, GeneralSecurityException {
        this.certificateFile = directory.resolve("ca.pem");
        this.now = clock.instant();
        Path keyFile = directory.resolve("ca.key");
        if (!Files.exists(certificateFile)) {
            create(keyFile);
        }
        this.key = readKey(keyFile);
        this.certificate = readCertificate();
    }

    /// Opens the authority kept in that directory, or founds it.
    static LocalCertificateAuthority in(Path directory, Clock clock) throws IOException {
        try {
            return new LocalCertificateAuthority(directory, clock);
        } catch (GeneralSecurityException unsupported) {
            throw new IOException("the local certificate authority cannot be used", unsupported);
        }
    }

    /// What clients have to trust.
    Path certificateFile() {
        return certificateFile;
    }

    /// Writes `server.pem` and `server.key` for `localhost` and `127.0.0.1`: new at each start, with a key that
    /// nobody has seen before.
    void issueServerCertificate(Path directory) throws IOException {
        try {
            KeyPair pair = newKeyPair();
            JcaX509v3CertificateBuilder request =
                    request(new X500Name("CN=localhost"), pair.getPublic(), SERVER_LIFETIME);
            request.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            request.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            request.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            request.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            request.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            Files.writeString(directory.resolve("server.pem"), pem(sign(request, key)));
            OwnFiles.writeSecret(
                    directory.resolve("server.key"),
                    pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException unsupported) {
            throw new IOException("no server certificate could be issued", unsupported);
        }
    }

    private void create(Path keyFile) throws IOException, GeneralSecurityException {
        KeyPair pair = newKeyPair();
        JcaX509v3CertificateBuilder request = request(NAME, pair.getPublic(), LIFETIME);
        request.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        request.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        request.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        OwnFiles.writeSecret(
                keyFile, pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded())));
        Files.writeString(certificateFile, pem(sign(request, pair.getPrivate())));
    }

    private JcaX509v3CertificateBuilder request(X500Name subject, PublicKey subjectKey, Duration lifetime) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(128, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(lifetime)),
                subject,
                subjectKey);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder request, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(request.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException unsupported) {
            throw new GeneralSecurityException(unsupported);
        }
    }

    private static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static PrivateKey readKey(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            if (parser.readObject() instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
            throw new IOException(file + " holds no private key");
        }
    }

    private X509Certificate readCertificate() throws IOException, GeneralSecurityException {
        try (Reader reader = Files.newBufferedReader(certificateFile);
                PEMParser parser = new PEMParser(reader)) {
            if (parser.readObject() instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
            throw new IOException(certificateFile + " holds no certificate");
        }
    }

    private static String pem(Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }
}
