package in.syncad.embedded.aws.acm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// The local authority that signs what ACM issues. Its key and certificate stay in two files, so that what was issued
/// before a restart is still trusted after it. They are read, or made, when they are first needed.
public final class CertificateAuthority {

    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final Clock clock;
    private @Nullable Identity identity;

    private record Identity(PrivateKey key, X509Certificate certificate) {}

    public CertificateAuthority(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The authority's own certificate, for a trust store.
    public String pem() {
        return pem(identity().certificate());
    }

    String issuer() {
        return identity().certificate().getSubjectX500Principal().getName();
    }

    /// A server certificate for `names`, the first of them its common name.
    X509Certificate issue(List<String> names, PublicKey subject, Instant from, Instant until) {
        Identity issuer = identity();
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name(),
                    serial(),
                    Date.from(from),
                    Date.from(until),
                    new X500Name("CN=" + names.getFirst()),
                    subject);
            addExtensions(builder, names, issuer.certificate());
            return sign(builder, issuer.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addExtensions(JcaX509v3CertificateBuilder builder, List<String> names, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        GeneralName[] alternatives = names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
    }

    static String pem(X509Certificate certificate) {
        return Pem.encode("CERTIFICATE", encoded(certificate));
    }

    private synchronized Identity identity() {
        if (identity == null) {
            identity = readOrCreate();
        }
        return identity;
    }

    private Identity readOrCreate() {
        Path keyFile = directory.resolve("acm-ca.key.pem");
        Path certificateFile = directory.resolve("acm-ca.pem");
        try {
            if (!Files.exists(certificateFile)) {
                create(keyFile, certificateFile, clock.instant());
            }
            return read(keyFile, certificateFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate authority in " + directory + " cannot be used", e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The certificate authority in " + directory + " is damaged", e);
        }
    }

    private static void create(Path keyFile, Path certificateFile, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Date from = Date.from(now.minus(Duration.ofDays(1)));
        Date until = Date.from(now.plus(LIFETIME));
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(name(), serial(), from, until, name(), pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        // The certificate last: whoever finds it finds the key too.
        write(keyFile, Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
        write(certificateFile, pem(sign(builder, pair.getPrivate())), "rw-r--r--");
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Identity read(Path keyFile, Path certificateFile) throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(Files.readString(keyFile))));
        byte[] der = Pem.decode(Files.readString(certificateFile));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        return new Identity(key, certificate);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
    }

    private static X500Name name() {
        return new X500Name("CN=SyncAD local certificate authority,O=SyncAD");
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
