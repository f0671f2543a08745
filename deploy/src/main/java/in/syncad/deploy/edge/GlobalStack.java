package in.syncad.deploy.edge;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.foundation.Dns;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.constructs.Construct;

/// What CloudFront takes from one region for the whole world: its certificate and its firewall.
public final class GlobalStack extends Stack {

    private final Dns dns;
    private final Firewall firewall;

    public GlobalStack(Construct scope, StackProps properties, Environment environment) {
        super(scope, environment.prefix() + "-global", properties);
        this.dns = new Dns(this, environment);
        this.firewall = new Firewall(this, environment);
    }

    ICertificate certificate() {
        return dns.certificate();
    }

    String firewall() {
        return firewall.arn();
    }
}
