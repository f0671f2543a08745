package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.conventions.RandomId;
import in.syncad.embedded.aws.dns.DnsAnswerer;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sending identities. A domain is verified while the name servers answer with its three DKIM records; an address
/// is verified while its domain is. https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
public final class Identities {

    private static final int DKIM_RECORDS = 3;

    private final Table<Identity> identities;
    private final DnsAnswerer dns;
    private final Account account;
    private final Clock clock;

    public Identities(Journal journal, DnsAnswerer dns, Account account, Clock clock) {
        this.identities = journal.table("sesv2.identities", Identity.class);
        this.dns = dns;
        this.account = account;
        this.clock = clock;
    }

    /// Makes the identity unless it is there; answers the CNAMEs that verify a domain, name to target.
    public synchronized Map<String, String> ensure(String name) {
        Identity identity = find(name).orElseGet(() -> create(name, Map.of()));
        return dkimRecords(identity);
    }

    List<Identity> all() {
        return identities.all();
    }

    Optional<Identity> find(String name) {
        return identities.get(name.toLowerCase(Locale.ROOT));
    }

    Identity require(String name) {
        return find(name)
                .orElseThrow(() -> new AwsError("NotFoundException", "Email identity " + name + " does not exist."));
    }

    synchronized Identity create(String name, Map<String, String> tags) {
        if (find(name).isPresent()) {
            throw new AwsError("AlreadyExistsException", "Email identity " + name + " already exist.");
        }
        List<String> tokens = Stream.generate(() -> RandomId.letters(32).toLowerCase(Locale.ROOT))
                .limit(DKIM_RECORDS)
                .toList();
        Identity identity = new Identity(name.toLowerCase(Locale.ROOT), tokens, clock.instant(), tags);
        identities.put(identity.name(), identity);
        return identity;
    }

    synchronized void delete(String name) {
        identities.remove(require(name).name());
    }

    boolean verified(Identity identity) {
        if (!identity.domain()) {
            return find(identity.domainName()).map(this::verified).orElse(false);
        }
        return dkimRecords(identity).entrySet().stream()
                .allMatch(expected -> dns.lookUp(expected.getKey(), "CNAME").contains(expected.getValue()));
    }

    /// Refuses a sender that is not a verified identity, nor below a verified domain.
    void requireVerified(String address) {
        String sender = address.toLowerCase(Locale.ROOT);
        boolean allowed = identities.all().stream()
                .filter(identity -> identity.name().equals(sender) || identity.domain() && below(sender, identity))
                .anyMatch(this::verified);
        if (!allowed) {
            throw new AwsError(
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region "
                            + account.region().toUpperCase(Locale.ROOT) + ": " + address);
        }
    }

    private static boolean below(String sender, Identity domain) {
        return sender.endsWith("@" + domain.name()) || sender.endsWith("." + domain.name());
    }

    private static Map<String, String> dkimRecords(Identity identity) {
        return identity.dkimTokens().stream()
                .collect(Collectors.toMap(
                        token -> token + "._domainkey." + identity.domainName() + ".",
                        token -> token + ".dkim.amazonses.com."));
    }
}
