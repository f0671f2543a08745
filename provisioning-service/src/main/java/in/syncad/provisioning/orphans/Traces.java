package in.syncad.provisioning.orphans;

import in.syncad.common.certificate.Certificates;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.secret.Secrets;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.orphans.Trace.Owner;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.steps.SchoolRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Finds what schools have outside the registry, and removes single pieces of it.
@Component
class Traces {

    private final SchoolDatabases databases;
    private final SchoolLogins logins;
    private final Secrets secrets;
    private final Certificates certificates;
    private final SchoolRecords records;
    private final OrphanStore store;

    Traces(
            SchoolDatabases databases,
            SchoolLogins logins,
            Secrets secrets,
            Certificates certificates,
            SchoolRecords records,
            OrphanStore store) {
        this.databases = databases;
        this.logins = logins;
        this.secrets = secrets;
        this.certificates = certificates;
        this.records = records;
        this.store = store;
    }

    /// @param hosts of which certificates are wanted: each costs a request
    List<Trace> find(Kind kind, Predicate<String> hosts) {
        return switch (kind) {
            case ROLE -> ofSchools(kind, logins.schools());
            case DATABASE -> ofSchools(kind, databases.schools());
            case SECRET -> secrets();
            case CERTIFICATE -> certificates(hosts);
            case DNS_RECORD -> records();
        };
    }

    /// @param owner whose it surely is
    void remove(Trace trace, RegisteredSchool owner) {
        switch (trace.kind()) {
            case ROLE -> logins.drop(owner.databaseName());
            case DATABASE -> databases.drop(owner.databaseName());
            case SECRET -> secrets.delete(SchoolCredential.secretName(owner.id()));
            case CERTIFICATE -> certificates.dedicated().discard(owner.subdomain(), UUID.fromString(trace.name()));
            case DNS_RECORD ->
                records.all().stream()
                        .filter(record -> name(record).equals(trace.name()))
                        .forEach(records::delete);
        }
    }

    private static List<Trace> ofSchools(Kind kind, List<SchoolId> schools) {
        return schools.stream()
                .map(school -> new Trace(kind, school.databaseName(), new Owner.OfSchool(school)))
                .toList();
    }

    private List<Trace> secrets() {
        return secrets.names(SchoolCredential.SECRETS).stream()
                .map(name -> new Trace(
                        Kind.SECRET,
                        name,
                        SchoolCredential.school(name)
                                .<Owner>map(Owner.OfSchool::new)
                                .orElseGet(Owner.Unknown::new)))
                .toList();
    }

    /// A certificate's token is the saga that asked for it.
    private List<Trace> certificates(Predicate<String> hosts) {
        List<UUID> tokens = certificates.dedicated().tokens(hosts);
        Map<UUID, SchoolId> schools = store.schoolsOf(tokens);
        return tokens.stream()
                .map(token -> new Trace(
                        Kind.CERTIFICATE,
                        token.toString(),
                        Optional.ofNullable(schools.get(token))
                                .<Owner>map(Owner.OfSchool::new)
                                .orElseGet(Owner.Unknown::new)))
                .toList();
    }

    private List<Trace> records() {
        return records.all().stream()
                .map(record -> new Trace(Kind.DNS_RECORD, name(record), new Owner.OfHost(record.host())))
                .toList();
    }

    private static String name(SchoolRecords.Standing record) {
        return "%s %s".formatted(record.record().type(), record.record().name());
    }
}
