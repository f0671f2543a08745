package in.syncad.embedded.aws;

import in.syncad.embedded.aws.acm.CertificateAuthority;
import in.syncad.embedded.aws.acm.CertificateOperations;
import in.syncad.embedded.aws.acm.Certificates;
import in.syncad.embedded.aws.cloudwatch.MetricOperations;
import in.syncad.embedded.aws.cloudwatch.Metrics;
import in.syncad.embedded.aws.dns.DnsAnswerer;
import in.syncad.embedded.aws.dns.DnsServer;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.faults.Faults;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.ServiceModels;
import in.syncad.embedded.aws.route53.HostedZones;
import in.syncad.embedded.aws.route53.RecordOperations;
import in.syncad.embedded.aws.route53.ZoneOperations;
import in.syncad.embedded.aws.secretsmanager.SecretOperations;
import in.syncad.embedded.aws.secretsmanager.Secrets;
import in.syncad.embedded.aws.server.AwsServer;
import in.syncad.embedded.aws.server.Behaviour;
import in.syncad.embedded.aws.server.Calls;
import in.syncad.embedded.aws.server.Limits;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.server.TokenBucket;
import in.syncad.embedded.aws.sesv2.Identities;
import in.syncad.embedded.aws.sesv2.Smtp;
import in.syncad.embedded.aws.signature.SignatureVerifier;
import in.syncad.embedded.aws.sns.Distribution;
import in.syncad.embedded.aws.sns.Notary;
import in.syncad.embedded.aws.sns.OpenPages;
import in.syncad.embedded.aws.sns.Topics;
import in.syncad.embedded.aws.sns.WebPosts;
import in.syncad.embedded.aws.sts.CallerIdentity;
import in.syncad.embedded.inbox.Inbox;
import in.syncad.embedded.inbox.InboxServer;
import in.syncad.embedded.inbox.MailServer;
import in.syncad.embedded.journal.Journal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The emulator: one HTTP endpoint for seven AWS services on loopback, with a DNS server, a certificate authority, an
/// SMTP server and an inbox behind it. Point the plain SDK clients at [#endpoint] with [#accessKey] and [#secretKey].
public final class LocalAws implements AutoCloseable {

    private final LocalAwsSettings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Calls calls = new Calls();
    private final Faults faults;
    private final Inbox inbox;
    private final HostedZones zones;
    private final Certificates certificates;
    private final CertificateAuthority authority;
    private final Secrets secrets;
    private final Infrastructure infrastructure;
    private final DnsServer dns;
    private final InboxServer inboxPage;
    private final MailServer mails;
    private final Topics topics;
    private final AwsServer server;

    private LocalAws(LocalAwsSettings settings) {
        this.settings = settings;
        ServiceModels models = new ServiceModels();
        this.faults = new Faults(models);
        try {
            Journal journal = opened(Journal.open(settings.directory().resolve("aws.journal")));
            this.inbox = new Inbox(journal);
            this.inboxPage = opened(InboxServer.start(inbox, settings.ports().inbox()));
            this.mails = opened(MailServer.start(inbox, settings.clock()));
            this.zones = new HostedZones(journal, settings.clock(), settings.propagation());
            DnsAnswerer answerer = new DnsAnswerer(zones);
            this.dns = opened(DnsServer.start(answerer, settings.ports().dns()));
            this.authority = new CertificateAuthority(settings.directory(), settings.clock());
            this.certificates = new Certificates(journal, authority, answerer, settings.account(), settings.clock());
            this.secrets = new Secrets(journal, settings.account(), settings.clock());
            Identities identities = new Identities(journal, answerer, settings.account(), settings.clock());
            this.infrastructure = Infrastructure.provision(settings.baseDomain(), zones, certificates, identities);
            this.topics = new Topics(journal, settings.account());
            Notary notary = new Notary(settings.clock());
            WebPosts web = opened(new WebPosts(this::endpoint, notary, settings.clock()));
            Operations operations = operations(
                    new Messaging(journal, settings, inbox, opened(new Smtp(mails.port())), web), identities);
            Behaviour behaviour = new Behaviour(operations, limits(settings), faults, calls);
            SignatureVerifier signatures = new SignatureVerifier(settings.credentials(), settings.clock());
            this.server = opened(AwsServer.start(
                    settings.ports().aws(), models, signatures, behaviour, new OpenPages(notary, topics).byPath()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts everything; when a port is taken or the directory is in use, nothing is left running.
    public static LocalAws start(LocalAwsSettings settings) {
        return new LocalAws(settings);
    }

    public URI endpoint() {
        return server.endpoint();
    }

    /// The port of the name server on 127.0.0.1, UDP and TCP.
    public int dnsPort() {
        return dns.port();
    }

    /// The port of the SMTP server on 127.0.0.1.
    public int smtpPort() {
        return mails.port();
    }

    public String accessKey() {
        return settings.credentials().accessKey();
    }

    public String secretKey() {
        return settings.credentials().secretKey();
    }

    public String region() {
        return settings.account().region();
    }

    /// The zone of the base domain.
    public String hostedZoneId() {
        return infrastructure.hostedZoneId();
    }

    /// The certificate of `*.{base domain}` and the base domain itself, issued.
    public String wildcardCertificateArn() {
        return infrastructure.wildcardCertificateArn();
    }

    /// The platform application for pushes.
    public String pushApplicationArn() {
        return settings.account().arn("sns", "app/GCM/" + Messaging.PUSH_APPLICATION);
    }

    /// The configuration set whose mails are told of.
    public String mailConfigurationSet() {
        return Messaging.MAIL_SET;
    }

    /// The topic that hears what became of mails and pushes.
    public String eventTopicArn() {
        return settings.account().arn("sns", Messaging.EVENT_TOPIC);
    }

    /// From now on that topic tells this web address; repeating it changes nothing.
    ///
    /// @return the ARN of the subscription
    public String tellEventsTo(URI webhook) {
        return topics.ensureSubscription(Messaging.EVENT_TOPIC, webhook.toString());
    }

    /// What was sent.
    public Inbox inbox() {
        return inbox;
    }

    /// The page and JSON API of the inbox.
    public URI inboxUri() {
        return inboxPage.uri();
    }

    public Faults faults() {
        return faults;
    }

    /// How often `operation`, such as `acm.RequestCertificate`, was called since the start.
    public long calls(String operation) {
        return calls.of(operation);
    }

    /// The certificate of the local authority in PEM, for trust stores.
    public String certificateAuthority() {
        return authority.pem();
    }

    /// All records of the base domain's zone, as the API shows them.
    public List<RecordSet> records() {
        return List.copyOf(zones.accepted(hostedZoneId()).records().values());
    }

    /// The ARNs of the certificates that name `domainName`, issued or not.
    public List<String> certificates(String domainName) {
        return certificates.arnsOf(domainName);
    }

    /// The names of all secrets, those in their recovery window included.
    public List<String> secretNames() {
        return secrets.names();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("The emulator was not closed", e);
            }
        }
    }

    private Operations operations(Messaging messaging, Identities identities) {
        Operations operations = new Operations();
        new ZoneOperations(zones).register(operations);
        new RecordOperations(zones).register(operations);
        new CertificateOperations(certificates).register(operations);
        new SecretOperations(secrets).register(operations);
        new CallerIdentity(settings.account()).register(operations);
        new MetricOperations(new Metrics(settings.clock())).register(operations);
        Distribution distribution = messaging.registerNotifications(operations, topics);
        messaging.registerMails(operations, identities, distribution);
        return operations;
    }

    private static Limits limits(LocalAwsSettings settings) {
        LocalAwsSettings.Rate rate = settings.route53Rate();
        TokenBucket route53 = new TokenBucket(rate.perSecond(), rate.burst(), settings.clock());
        return service -> service != AwsService.ROUTE53 || route53.take();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }
}
