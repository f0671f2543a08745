package in.syncad.provisioning.steps;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.registry.Addresses;
import in.syncad.provisioning.registry.Slug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The DNS records of schools: each host points to the edge that serves all of them. Only records that say so are
/// ours; others of the same name are left alone.
@Component
public final class SchoolRecords {

    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Pattern AT_OR_BELOW_A_HOST =
            Pattern.compile("(?<below>_[^.]+\\.)?(?<label>[^._][^.]*)\\.(?<domain>.+)");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final DnsZone zone;
    private final String target;
    private final String baseDomain;

    SchoolRecords(DnsZone zone, Addresses addresses) {
        this.zone = zone;
        this.target = addresses.dnsTarget();
        this.baseDomain = addresses.baseDomain();
    }

    /// Creates first and looks only when that is refused: one request for almost every school. `CREATE` never replaces
    /// a record, so what is refused is either ours from an earlier attempt or somebody else's.
    ///
    /// @return what stands there instead, when it is not ours
    Optional<DnsRecord> create(String host) {
        try {
            zone.create(new DnsRecord(host, type(), TTL, List.of(target)));
            return Optional.empty();
        } catch (OutsideFailure refused) {
            List<DnsRecord> standing = refused.kind() == Kind.PERMANENT ? zone.find(host) : List.of();
            if (standing.isEmpty()) {
                throw refused;
            }
            return standing.stream().filter(record -> !isOurs(record)).findFirst();
        }
    }

    /// Removes the record if it is ours.
    public void delete(String host) {
        zone.find(host, type()).filter(this::isOurs).ifPresent(record -> zone.delete(record.name(), record.type()));
    }

    /// A record that was made for the school at that host: the host's own, or one below it by which a certificate is
    /// validated.
    public record Standing(String host, DnsRecord record) {}

    /// All of them, of all schools that ever were.
    public List<Standing> all() {
        return zone.all().stream().flatMap(record -> standing(record).stream()).toList();
    }

    /// @param standing by [#all]
    public void delete(Standing standing) {
        zone.delete(standing.record().name(), standing.record().type());
    }

    /// Validation records stand at names with an underscore in front, which no host has (RFC 8552).
    private Optional<Standing> standing(DnsRecord record) {
        Matcher name = AT_OR_BELOW_A_HOST.matcher(record.name());
        if (!name.matches() || !name.group("domain").equals(baseDomain)) {
            return Optional.empty();
        }
        String label = name.group("label");
        boolean school = Slug.isWellFormed(label) && !new Slug(label).isReserved();
        boolean validation = name.group("below") != null;
        return school && (validation || isOurs(record))
                ? Optional.of(new Standing(label + "." + baseDomain, record))
                : Optional.empty();
    }

    private boolean isOurs(DnsRecord record) {
        return record.type() == type() && record.values().equals(List.of(target));
    }

    private DnsRecord.Type type() {
        return IPV4.matcher(target).matches() ? DnsRecord.Type.A : DnsRecord.Type.CNAME;
    }
}
