package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Operations on hosted zones.
public final class ZoneOperations {

    private static final int USUAL_PAGE = 100;

    private final HostedZones zones;

    public ZoneOperations(HostedZones zones) {
        this.zones = zones;
    }

    public void register(Operations operations) {
        operations.on(AwsService.ROUTE53, "CreateHostedZone", this::createHostedZone);
        operations.on(AwsService.ROUTE53, "GetHostedZone", this::getHostedZone);
        operations.on(AwsService.ROUTE53, "DeleteHostedZone", this::deleteHostedZone);
        operations.on(AwsService.ROUTE53, "ListHostedZones", this::listHostedZones);
        operations.on(AwsService.ROUTE53, "ListHostedZonesByName", this::listHostedZonesByName);
        operations.on(
                AwsService.ROUTE53,
                "GetHostedZoneCount",
                _ -> Fields.of("HostedZoneCount", (long) zones.all().size()));
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
    private Fields createHostedZone(Fields request) {
        boolean inPrivate = request.optionalStructure("HostedZoneConfig")
                .map(config -> config.flag("PrivateZone"))
                .orElse(false);
        if (inPrivate || request.has("VPC") || request.has("DelegationSetId")) {
            throw new AwsError("NotImplemented", 501, "The emulator has public zones only");
        }
        String name = DomainName.parse(request.text("Name"))
                .filter(parsed -> !parsed.equals("."))
                .orElseThrow(() -> new AwsError("InvalidDomainName", "The specified domain name isn't valid."));
        String comment = request.optionalStructure("HostedZoneConfig")
                .flatMap(config -> config.optionalText("Comment"))
                .orElse("");
        HostedZone zone = zones.create(name, request.text("CallerReference"), comment);
        return Fields.of("HostedZone", shown(zone))
                .with("ChangeInfo", RecordOperations.shown(zones.newChange(""), false))
                .with("DelegationSet", delegationSet())
                .with("Location", "https://route53.amazonaws.com/2013-04-01/hostedzone/" + zone.id());
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
    private Fields getHostedZone(Fields request) {
        return Fields.of("HostedZone", shown(zones.zone(request.text("Id")))).with("DelegationSet", delegationSet());
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
    private Fields deleteHostedZone(Fields request) {
        zones.delete(request.text("Id"));
        return Fields.of("ChangeInfo", RecordOperations.shown(zones.newChange(""), false));
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html
    private Fields listHostedZones(Fields request) {
        String marker = request.optionalText("Marker").orElse("");
        int size = pageSize(request);
        List<HostedZone> rest = zones.all().stream()
                .filter(zone -> zone.id().compareTo(marker) >= 0)
                .toList();
        return Fields.of(
                        "HostedZones",
                        rest.stream().limit(size).map(this::shown).toList())
                .with("IsTruncated", rest.size() > size)
                .with("MaxItems", String.valueOf(size))
                .with("Marker", marker)
                .with("NextMarker", after(rest, size).map(HostedZone::id));
    }

    /// Sorted by reversed name, from the given name on:
    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByName.html
    private Fields listHostedZonesByName(Fields request) {
        Optional<String> from = request.optionalText("DNSName").flatMap(DomainName::parse);
        int size = pageSize(request);
        String start = from.map(DomainName::reversed).orElse("")
                + request.optionalText("HostedZoneId").orElse("");
        List<HostedZone> rest = zones.all().stream()
                .sorted(Comparator.comparing(ZoneOperations::place))
                .filter(zone -> place(zone).compareTo(start) >= 0)
                .toList();
        return Fields.of(
                        "HostedZones",
                        rest.stream().limit(size).map(this::shown).toList())
                .with("IsTruncated", rest.size() > size)
                .with("MaxItems", String.valueOf(size))
                .with("DNSName", from)
                .with("HostedZoneId", request.optionalText("HostedZoneId"))
                .with("NextDNSName", after(rest, size).map(HostedZone::name))
                .with("NextHostedZoneId", after(rest, size).map(HostedZone::id));
    }

    private static String place(HostedZone zone) {
        return DomainName.reversed(zone.name()) + zone.id();
    }

    private static Optional<HostedZone> after(List<HostedZone> rest, int size) {
        return rest.stream().skip(size).findFirst();
    }

    private static int pageSize(Fields request) {
        return RecordOperations.pageSize(request, USUAL_PAGE);
    }

    private static Fields delegationSet() {
        return Fields.of("NameServers", ZoneDefaults.NAME_SERVERS);
    }

    private Fields shown(HostedZone zone) {
        Fields config = Fields.of("PrivateZone", false)
                .with("Comment", Optional.of(zone.comment()).filter(comment -> !comment.isEmpty()));
        return Fields.of("Id", "/hostedzone/" + zone.id())
                .with("Name", DomainName.escaped(zone.name()))
                .with("CallerReference", zone.callerReference())
                .with("Config", config)
                .with("ResourceRecordSetCount", (long)
                        zones.accepted(zone.id()).records().size());
    }
}
