package in.syncad.common.dns;

import java.util.List;
import java.util.Optional;

/// The hosted zone of the base domain. All calls are idempotent and return when the provider has accepted the
/// change; they do not wait until every name server answers with it.
public interface DnsZone {

    /// Creates or replaces the record sets, all or none.
    void upsert(List<DnsRecord> records);

    /// Removes what stands under that name and type, if anything does, whatever its values.
    void delete(String name, DnsRecord.Type type);

    Optional<DnsRecord> find(String name, DnsRecord.Type type);

    /// Blocks until the provider's name servers answer with all changes accepted so far by this process, for at most
    /// a minute.
    void awaitPropagation();
}
