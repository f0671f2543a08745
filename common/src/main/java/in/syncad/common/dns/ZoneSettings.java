package in.syncad.common.dns;

import in.syncad.common.settings.Variables;

/// The hosted zone of the base domain.
public record ZoneSettings(String hostedZoneId) {

    public static ZoneSettings from(Variables variables) {
        return new ZoneSettings(variables.required(
                "ROUTE53_HOSTED_ZONE_ID",
                "the id of the Route 53 zone of the base domain, such as Z0123456789ABCDEFGHIJ"));
    }
}
