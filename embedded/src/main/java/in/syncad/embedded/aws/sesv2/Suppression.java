package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The account's suppression list: mails to these addresses are taken and not sent
/// (https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html).
public final class Suppression {

    private final Table<Suppressed> addresses;
    private final Clock clock;

    /// One address on the list and why.
    record Suppressed(String address, String reason, Instant since) {}

    public Suppression(Journal journal, Clock clock) {
        this.addresses = journal.table("sesv2.suppressed", Suppressed.class);
        this.clock = clock;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "PutSuppressedDestination", this::putSuppressedDestination);
        operations.on(AwsService.SES, "GetSuppressedDestination", this::getSuppressedDestination);
        operations.on(AwsService.SES, "DeleteSuppressedDestination", this::deleteSuppressedDestination);
        operations.on(AwsService.SES, "ListSuppressedDestinations", this::listSuppressedDestinations);
    }

    boolean covers(String address) {
        return addresses.has(key(address));
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutSuppressedDestination.html
    private Fields putSuppressedDestination(Fields request) {
        String address = Addresses.parse(request.text("EmailAddress")).getAddress();
        addresses.put(key(address), new Suppressed(address, request.text("Reason"), clock.instant()));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetSuppressedDestination.html
    private Fields getSuppressedDestination(Fields request) {
        return Fields.of("SuppressedDestination", shown(require(request.text("EmailAddress"))));
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteSuppressedDestination.html
    private Fields deleteSuppressedDestination(Fields request) {
        addresses.remove(key(require(request.text("EmailAddress")).address()));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html
    private Fields listSuppressedDestinations(Fields request) {
        List<String> reasons = request.texts("Reasons");
        List<Suppressed> matching = addresses.all().stream()
                .filter(entry -> reasons.isEmpty() || reasons.contains(entry.reason()))
                .filter(entry -> request.moment("StartDate")
                        .map(from -> !entry.since().isBefore(from))
                        .orElse(true))
                .filter(entry -> request.moment("EndDate")
                        .map(to -> entry.since().isBefore(to))
                        .orElse(true))
                .toList();
        Page<Suppressed> page = Page.of(
                matching,
                entry -> key(entry.address()),
                request.optionalText("NextToken"),
                IdentityOperations.pageSize(request),
                IdentityOperations.wrongToken());
        return Fields.of(
                        "SuppressedDestinationSummaries",
                        page.items().stream().map(Suppression::shown).toList())
                .with("NextToken", page.nextToken());
    }

    private Suppressed require(String address) {
        return addresses
                .get(key(address))
                .orElseThrow(() -> new AwsError(
                        "NotFoundException", "Email address " + address + " does not exist on your suppression list."));
    }

    private static Fields shown(Suppressed entry) {
        return Fields.of("EmailAddress", entry.address())
                .with("Reason", entry.reason())
                .with("LastUpdateTime", entry.since());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
