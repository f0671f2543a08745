package in.syncad.deploy.environment;

import in.syncad.deploy.environment.Scale.Range;
import in.syncad.deploy.environment.Scale.Size;
import java.util.List;

/// One place where SyncAD runs. All are built alike, and differ in names, size and how hard it is to lose data.
public record Environment(EnvironmentName name, Hosts hosts, Scale scale, Account account) {

    /// Mumbai: what schools in India entrust to us stays in India.
    public static final String REGION = "ap-south-1";
    /// Where CloudFront takes its certificates and firewalls from.
    public static final String GLOBAL_REGION = "us-east-1";

    private static final List<String> ZONES = List.of(REGION + "a", REGION + "b", REGION + "c");
    private static final Range FEW = new Range(2, 10);
    private static final Range MANY = new Range(4, 50);

    public static Environment of(EnvironmentName name, Account account) {
        return new Environment(name, hosts(name), scale(name), account);
    }

    /// Whether this environment holds what nobody could make again: nothing that keeps data is removed with its
    /// stack.
    public boolean keepsData() {
        return switch (name) {
            case DEV -> false;
            case STAGING, PRODUCTION -> true;
        };
    }

    public List<String> zones() {
        return ZONES.subList(0, scale.zones());
    }

    /// What names of resources begin with.
    public String prefix() {
        return "syncad-" + name.text();
    }

    private static Hosts hosts(EnvironmentName name) {
        return switch (name) {
            case DEV -> new Hosts("dev-api.metaonus.in", "dev.syncad.in");
            case STAGING -> new Hosts("staging-api.metaonus.in", "staging.syncad.in");
            case PRODUCTION -> new Hosts("api.metaonus.in", "syncad.in");
        };
    }

    private static Scale scale(EnvironmentName name) {
        return switch (name) {
            case DEV -> new Scale(FEW, new Size(512, 2048), "t4g.large", 800, "cache.t4g.small", 2, 1);
            case STAGING -> new Scale(FEW, new Size(1024, 2048), "t4g.large", 800, "cache.t4g.small", 2, 1);
            case PRODUCTION -> new Scale(MANY, new Size(2048, 4096), "r7g.2xlarge", 4000, "cache.r7g.large", 3, 3);
        };
    }
}
