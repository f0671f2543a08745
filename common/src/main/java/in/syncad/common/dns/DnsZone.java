package in.syncad.common.dns;

import java.util.List;
import java.util.Optional;

/// The hosted zone of the base domain. All calls are idempotent and return when the provider has accepted the
/// change; they do not wait until every name server answers with it. The provider allows few requests a second, so
/// calls may wait for their turn: prefer one [#upsert] or [#create] to looking first.
public interface DnsZone {

    /// Creates or replaces the record sets, all or none.
    void upsert(List<DnsRecord> records);

    /// Creates the record set unless one of that name and type stands, or one that it cannot stand beside.
    ///
    /// @throws in.syncad.common.outside.OutsideFailure `PERMANENT` when one does; it is left as it is
    void create(DnsRecord dnsRecord);

    /// Removes what stands under that name and type, if anything does, whatever its values.
    void delete(String name, DnsRecord.Type type);

    Optional<DnsRecord> find(String name, DnsRecord.Type type);

    /// All record sets of that name, of the types that [DnsRecord] knows.
    List<DnsRecord> find(String name);

    /// All record sets of the zone, of the types that [DnsRecord] knows. Takes one request for every 300.
    List<DnsRecord> all();

    /// Blocks until the provider's name servers answer with all changes accepted so far by this process.
    ///
    /// @throws in.syncad.common.outside.OutsideFailure `TRANSIENT` when that takes longer than a minute
    void awaitPropagation();
}
