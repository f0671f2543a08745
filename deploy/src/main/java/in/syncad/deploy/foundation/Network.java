package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// The private network, in three layers: NAT gateways are public, tasks and the load balancer reach out through them,
/// and what keeps data reaches nothing at all.
public final class Network extends Construct {

    /// Its addresses; the services trust what proxies in it say about callers.
    public static final String ADDRESSES = "10.20.0.0/16";

    /// Where tasks and the load balancer are.
    public static final SubnetSelection APPLICATIONS = layer("applications");
    /// Where database and cache are, with no way out.
    static final SubnetSelection DATA = layer("data");

    private final Vpc vpc;

    Network(Construct scope, Environment environment) {
        super(scope, "Network");
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(ADDRESSES))
                .availabilityZones(environment.zones())
                .natGateways(environment.scale().natGateways())
                .subnetConfiguration(List.of(
                        subnets("public", SubnetType.PUBLIC, 24),
                        subnets("applications", SubnetType.PRIVATE_WITH_EGRESS, 20),
                        subnets("data", SubnetType.PRIVATE_ISOLATED, 24)))
                .gatewayEndpoints(Map.of("Storage", storage()))
                .flowLogs(Map.of("Refused", refusedTraffic()))
                .restrictDefaultSecurityGroup(true)
                .build();
    }

    public IVpc vpc() {
        return vpc;
    }

    private static SubnetSelection layer(String name) {
        return SubnetSelection.builder().subnetGroupName(name).build();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type, int mask) {
        SubnetConfiguration.Builder subnets =
                SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(mask);
        return type == SubnetType.PUBLIC ? subnets.mapPublicIpOnLaunch(false).build() : subnets.build();
    }

    /// Files go to S3 without passing, and paying, a NAT gateway.
    private static GatewayVpcEndpointOptions storage() {
        return GatewayVpcEndpointOptions.builder()
                .service(GatewayVpcEndpointAwsService.S3)
                .build();
    }

    private static FlowLogOptions refusedTraffic() {
        return FlowLogOptions.builder()
                .trafficType(FlowLogTrafficType.REJECT)
                .destination(FlowLogDestination.toCloudWatchLogs())
                .build();
    }
}
