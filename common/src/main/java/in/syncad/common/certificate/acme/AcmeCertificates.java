package in.syncad.common.certificate.acme;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.certificate.ValidationRecords;
import in.syncad.common.certificate.Validity;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.secret.Secrets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/// A certificate of the school's own from an ACME server. How far it is, the server is asked each time; what the server
/// does not keep (the private key, the order's address, in the end the chain) stands in the secret
/// `syncad/certificate/<token>`. So any node can go on from any point.
public final class AcmeCertificates implements CertificateIssuer {

    private static final Progress SOON = new Progress.Pending(Duration.ofMillis(500));
    private static final String SECRETS = "syncad/certificate/";
    private static final Duration TTL = Duration.ofMinutes(1);

    private final AcmeOrders orders;
    private final Secrets secrets;
    private final DnsZone zone;
    private final ValidationRecords validations;
    private final AcmeFailures failures;
    private final Clock clock;

    public AcmeCertificates(Acme settings, Secrets secrets, DnsZone zone, Clock clock) {
        this.orders = new AcmeOrders(new AcmeAccount(settings, secrets));
        this.secrets = secrets;
        this.zone = zone;
        this.validations = new ValidationRecords(zone);
        this.failures = new AcmeFailures(clock);
        this.clock = clock;
    }

    @Override
    public Progress request(String host, UUID token) {
        CertificateFile file = find(token).orElseGet(() -> CertificateFile.of(host));
        return file.chain().isPresent()
                ? issued(token, file)
                : goOn(new Work(token, file, Optional.empty(), step -> keep(token, step)));
    }

    /// Everything is done again, for a successor with a key of its own.
    @Override
    public Progress renew(String host, UUID token) {
        CertificateFile file = find(token)
                .orElseThrow(() ->
                        new OutsideFailure(Kind.PERMANENT, "ACME: the certificate for %s is gone".formatted(host)));
        Optional<X509Certificate> certificate = file.certificate();
        if (certificate.isEmpty()) {
            return request(host, token);
        }
        if (!isDue(certificate.get())) {
            return issued(token, file);
        }
        CertificateFile successor = file.successor().orElseGet(() -> CertificateFile.of(host));
        return goOn(new Work(
                token,
                successor,
                certificate,
                step -> keep(token, step.chain().isPresent() ? step : file.withSuccessor(step))));
    }

    @Override
    public void discard(String host, UUID token) {
        Optional<CertificateFile> file = find(token);
        if (file.isPresent()) {
            failures.call(() -> {
                revoke(file.get());
                if (file.get().successor().isPresent()) {
                    revoke(file.get().successor().get());
                }
                return true;
            });
        }
        validations.remove(validationName(host), DnsRecord.Type.TXT);
        secrets.delete(secretName(token));
    }

    /// The host of a certificate stands inside its secret, which is not read for this.
    @Override
    public List<UUID> tokens(Predicate<String> hosts) {
        return secrets.names(SECRETS).stream()
                .map(name -> UUID.fromString(name.substring(SECRETS.length())))
                .toList();
    }

    /// A certificate under way.
    ///
    /// @param replaced the one that it is to replace
    /// @param keeper keeps how far it is
    private record Work(
            UUID token, CertificateFile file, Optional<X509Certificate> replaced, Consumer<CertificateFile> keeper) {

        /// The same, further on, and kept.
        Work keep(CertificateFile further) {
            keeper.accept(further);
            return new Work(token, further, replaced, keeper);
        }
    }

    private Progress goOn(Work work) {
        Optional<String> order = work.file().order();
        return failures.call(() -> order.isPresent() ? advance(work, standing(work, order.get())) : place(work));
    }

    private Progress place(Work work) throws AcmeException {
        Order order = orders.place(work.file().host(), work.replaced());
        return advance(work.keep(work.file().withOrder(order.getLocation().toString())), order);
    }

    private Order standing(Work work, String location) throws AcmeException {
        Optional<Order> order = orders.find(location);
        if (order.isEmpty()) {
            work.keep(work.file().withoutOrder());
        }
        return order.orElseThrow(
                () -> new OutsideFailure(Kind.TRANSIENT, "ACME: the order is gone, a new one is placed next"));
    }

    private Progress advance(Work work, Order order) throws AcmeException {
        return switch (order.getStatus()) {
            case PENDING -> validate(work.file().host(), order);
            case READY -> finish(work.file(), order);
            case PROCESSING -> SOON;
            case VALID -> collect(work, order);
            case INVALID, REVOKED, DEACTIVATED, EXPIRED, CANCELED, UNKNOWN -> {
                work.keep(work.file().withoutOrder());
                throw orders.failure(order);
            }
        };
    }

    private Progress validate(String host, Order order) throws AcmeException {
        List<Dns01Challenge> open = orders.open(order);
        for (Dns01Challenge challenge : open) {
            validations.put(
                    host, new DnsRecord(validationName(host), DnsRecord.Type.TXT, TTL, List.of(challenge.getDigest())));
        }
        if (!open.isEmpty()) {
            zone.awaitPropagation();
        }
        for (Dns01Challenge challenge : open) {
            challenge.trigger();
        }
        return SOON;
    }

    private static Progress finish(CertificateFile file, Order order) throws AcmeException {
        order.execute(file.keys().pair());
        return SOON;
    }

    /// The validation record goes before the chain is kept, so that one that is kept leaves nothing to tidy.
    private Progress collect(Work work, Order order) {
        CertificateFile complete =
                work.file().withChain(Pem.chain(order.getCertificate().getCertificateChain()));
        validations.remove(validationName(work.file().host()), DnsRecord.Type.TXT);
        work.keep(complete);
        return issued(work.token(), complete);
    }

    private boolean isDue(X509Certificate certificate) {
        return new Validity(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant())
                .isRenewalDue(clock.instant());
    }

    private void revoke(CertificateFile file) throws AcmeException {
        for (X509Certificate certificate : certificates(file)) {
            orders.revoke(certificate, file.keys());
        }
    }

    private static Progress issued(UUID token, CertificateFile file) {
        X509Certificate certificate = file.certificate().orElseThrow();
        return new Progress.Issued(secretName(token), certificate.getNotAfter().toInstant());
    }

    /// What was issued and is still good, also when it was never collected.
    private List<X509Certificate> certificates(CertificateFile file) throws AcmeException {
        Optional<X509Certificate> certificate = file.certificate();
        if (certificate.isEmpty() && file.order().isPresent()) {
            certificate = uncollected(file.order().get());
        }
        return certificate.stream()
                .filter(issued -> issued.getNotAfter().toInstant().isAfter(clock.instant()))
                .toList();
    }

    private Optional<X509Certificate> uncollected(String location) throws AcmeException {
        Optional<Order> order = orders.find(location);
        if (order.map(Order::getStatus).filter(Status.PROCESSING::equals).isPresent()) {
            throw new OutsideFailure(Kind.TRANSIENT, "ACME: the order is being carried out, too late to stop it");
        }
        return order.filter(standing -> standing.getStatus() == Status.VALID)
                .map(issued -> issued.getCertificate().getCertificate());
    }

    private Optional<CertificateFile> find(UUID token) {
        return secrets.find(secretName(token)).map(CertificateFile::read);
    }

    private void keep(UUID token, CertificateFile file) {
        secrets.put(secretName(token), file.json());
    }

    private static String secretName(UUID token) {
        return SECRETS + token;
    }

    private static String validationName(String host) {
        return "_acme-challenge." + host;
    }
}
