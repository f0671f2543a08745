package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Release;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// Everything that outlives a release. Deployed first, so that the release's migrations run on it before its services
/// do.
public final class FoundationStack extends Stack {

    private final Network network;
    private final SecurityGroups groups;
    private final Passwords passwords;
    private final Database database;
    private final Cache cache;
    private final Storage storage;
    private final Topics topics;
    private final Dns dns;
    private final Messaging messaging;
    private final Cluster cluster;
    private final Configuration configuration;
    private final Permissions permissions;

    public FoundationStack(Construct scope, StackProps properties, Environment environment, Release release) {
        super(scope, environment.prefix() + "-foundation", properties);
        this.network = new Network(this, environment);
        this.groups = new SecurityGroups(this, network.vpc());
        this.passwords = new Passwords(this, environment);
        this.database = new Database(this, environment, network, groups, passwords);
        this.cache = new Cache(this, environment, network, groups, passwords);
        this.storage = new Storage(this, environment);
        this.topics = new Topics(this, environment);
        this.dns = new Dns(this, environment);
        this.messaging = new Messaging(this, environment, dns.schoolZone(), topics);
        this.cluster = new Cluster(this, environment, network, groups);
        Images images = new Images(this, environment, release);
        this.configuration = new Configuration(this, environment);
        this.permissions = new Permissions(this, environment);
        new Chores(this, environment, Chores.migration(images, configuration.provisioning()));
    }

    public Network network() {
        return network;
    }

    public SecurityGroups groups() {
        return groups;
    }

    public Database database() {
        return database;
    }

    public Cache cache() {
        return cache;
    }

    public Storage storage() {
        return storage;
    }

    public Topics topics() {
        return topics;
    }

    public Dns dns() {
        return dns;
    }

    Messaging messaging() {
        return messaging;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Configuration configuration() {
        return configuration;
    }

    public Permissions permissions() {
        return permissions;
    }

    Passwords passwords() {
        return passwords;
    }
}
