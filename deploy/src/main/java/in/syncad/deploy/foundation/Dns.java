package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Hosts;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.route53.IPublicHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZoneAttributes;
import software.constructs.Construct;

/// The two zones of an environment, delegated to its account, and the wildcard certificate over all names in them.
/// Each region that serves TLS has one of its own: CloudFront's, and that of the load balancer.
public final class Dns extends Construct {

    private final IPublicHostedZone apiZone;
    private final IPublicHostedZone schoolZone;
    private final Certificate certificate;

    public Dns(Construct scope, Environment environment) {
        super(scope, "Dns");
        Hosts hosts = environment.hosts();
        this.apiZone = zone("ApiZone", environment.account().apiZone(), hosts.api());
        this.schoolZone = zone("SchoolZone", environment.account().schoolZone(), hosts.baseDomain());
        this.certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(hosts.baseDomain())
                .subjectAlternativeNames(List.of(hosts.wildcard(), hosts.api()))
                .validation(CertificateValidation.fromDnsMultiZone(Map.of(
                        hosts.baseDomain(), schoolZone,
                        hosts.wildcard(), schoolZone,
                        hosts.api(), apiZone)))
                .build();
    }

    /// Of the api's host, and of nothing else.
    public IPublicHostedZone apiZone() {
        return apiZone;
    }

    /// Of the schools; `provisioning-service` writes their records into it.
    public IPublicHostedZone schoolZone() {
        return schoolZone;
    }

    public Certificate certificate() {
        return certificate;
    }

    private IPublicHostedZone zone(String id, String zoneId, String name) {
        return PublicHostedZone.fromPublicHostedZoneAttributes(
                this,
                id,
                PublicHostedZoneAttributes.builder()
                        .hostedZoneId(zoneId)
                        .zoneName(name)
                        .build());
    }
}
