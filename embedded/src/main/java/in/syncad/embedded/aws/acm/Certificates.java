package in.syncad.embedded.aws.acm;

import in.syncad.embedded.aws.acm.Certificate.Issued;
import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.dns.DnsAnswerer;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The certificates. A pending one is looked at again whenever it is read: it is issued once the name servers answer
/// with the validation record of each of its names.
public final class Certificates {

    /// ACM forgets idempotency tokens after an hour.
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    /// https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
    private static final Duration VALIDITY = Duration.ofDays(198);

    private final Table<Certificate> certificates;
    private final CertificateAuthority authority;
    private final DnsAnswerer dns;
    private final Account account;
    private final Clock clock;

    public Certificates(
            Journal journal, CertificateAuthority authority, DnsAnswerer dns, Account account, Clock clock) {
        this.certificates = journal.table("acm.certificates", Certificate.class);
        this.authority = authority;
        this.dns = dns;
        this.account = account;
        this.clock = clock;
    }

    /// The ARNs of the certificates that name `domainName`, issued or not.
    public List<String> arnsOf(String domainName) {
        return all().stream()
                .filter(certificate -> certificate.names().contains(domainName))
                .map(Certificate::arn)
                .toList();
    }

    /// Asks for a certificate; the same token, names and algorithm within an hour are the same request.
    public synchronized String request(
            List<String> names, String keyAlgorithm, Optional<String> token, Map<String, String> tags) {
        Optional<Certificate> earlier = token.flatMap(given -> all().stream()
                .filter(certificate -> certificate.idempotencyToken().equals(token)
                        && certificate.names().equals(names)
                        && certificate.createdAt().plus(TOKEN_LIFETIME).isAfter(clock.instant()))
                .findFirst());
        if (earlier.isPresent()) {
            return earlier.get().arn();
        }
        String arn = account.arn("acm", "certificate/" + UUID.randomUUID());
        Instant now = clock.instant();
        certificates.put(arn, new Certificate(arn, names, keyAlgorithm, token, now, Optional.empty(), tags));
        return arn;
    }

    /// The CNAMEs that prove the names of a certificate, by name.
    public Map<String, String> validationRecords(String arn) {
        return find(arn).names().stream()
                .map(name -> ValidationRecord.of(account, name))
                .distinct()
                .collect(Collectors.toMap(ValidationRecord::name, ValidationRecord::value));
    }

    synchronized Certificate find(String arn) {
        return certificates
                .get(arn)
                .map(this::issueWhenProved)
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "Could not find certificate " + arn + " in account " + account.id() + "."));
    }

    /// Oldest first.
    synchronized List<Certificate> all() {
        return certificates.all().stream()
                .map(this::issueWhenProved)
                .sorted(Comparator.comparing(Certificate::order))
                .toList();
    }

    synchronized void delete(String arn) {
        certificates.remove(find(arn).arn());
    }

    synchronized void tag(String arn, Map<String, String> more) {
        Certificate certificate = find(arn);
        Map<String, String> tags = new LinkedHashMap<>(certificate.tags());
        tags.putAll(more);
        certificates.put(arn, certificate.withTags(tags));
    }

    boolean proved(String domainName) {
        ValidationRecord expected = record(domainName);
        return dns.lookUp(expected.name(), "CNAME").contains(expected.value());
    }

    ValidationRecord record(String domainName) {
        return ValidationRecord.of(account, domainName);
    }

    String authorityPem() {
        return authority.pem();
    }

    String issuer() {
        return authority.issuer();
    }

    private Certificate issueWhenProved(Certificate certificate) {
        if (certificate.issued().isPresent() || !certificate.names().stream().allMatch(this::proved)) {
            return certificate;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = now.plus(VALIDITY);
        X509Certificate signed =
                authority.issue(certificate.names(), publicKey(certificate.keyAlgorithm()), now, until);
        String serial = signed.getSerialNumber().toString(16);
        Certificate issued = certificate.withIssued(
                new Issued(CertificateAuthority.pem(signed), serial, clock.instant(), now, until));
        certificates.put(issued.arn(), issued);
        return issued;
    }

    /// The private half is dropped: ACM never hands it out, and nothing here terminates TLS.
    private static PublicKey publicKey(String keyAlgorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm.startsWith("RSA") ? "RSA" : "EC");
            switch (keyAlgorithm) {
                case "RSA_2048" -> generator.initialize(2048);
                case "EC_prime256v1" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case "EC_secp384r1" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                default -> throw new IllegalStateException("Unknown key algorithm " + keyAlgorithm);
            }
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
