package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Platform applications and the device endpoints below them.
public final class Endpoints {

    static final String TOKEN = "Token";
    static final String ENABLED = "Enabled";
    static final String USER_DATA = "CustomUserData";

    private final Table<Application> applications;
    private final Table<Endpoint> endpoints;
    private final Account account;

    /// Where pushes of one platform go. The credential is never shown.
    record Application(String arn, String platform, Map<String, String> attributes) {}

    /// One device.
    record Endpoint(String arn, String applicationArn, Map<String, String> attributes) {

        String token() {
            return attributes.getOrDefault(TOKEN, "");
        }

        boolean enabled() {
            return "true".equalsIgnoreCase(attributes.get(ENABLED));
        }

        /// `GCM` of `arn:aws:sns:…:endpoint/GCM/name/id`.
        String platform() {
            return arn.split("/")[1];
        }
    }

    public Endpoints(Journal journal, Account account) {
        this.applications = journal.table("sns.applications", Application.class);
        this.endpoints = journal.table("sns.endpoints", Endpoint.class);
        this.account = account;
    }

    synchronized Application createApplication(String platform, String name, Map<String, String> attributes) {
        String arn = applicationArn(platform, name);
        Application application = new Application(arn, platform, attributes);
        applications.put(arn, application);
        return application;
    }

    /// Made once; one that is there keeps its attributes.
    public synchronized void ensureApplication(String platform, String name, Map<String, String> attributes) {
        if (applications.get(applicationArn(platform, name)).isEmpty()) {
            createApplication(platform, name, attributes);
        }
    }

    private String applicationArn(String platform, String name) {
        return account.arn("sns", "app/" + platform + "/" + name);
    }

    List<Application> allApplications() {
        return applications.all();
    }

    Application application(String arn) {
        return applications.get(arn).orElseThrow(() -> Invalid.missing("PlatformApplication"));
    }

    synchronized void changeApplication(String arn, Map<String, String> attributes) {
        Map<String, String> merged = new HashMap<>(application(arn).attributes());
        merged.putAll(attributes);
        applications.put(arn, new Application(arn, application(arn).platform(), merged));
    }

    synchronized void deleteApplication(String arn) {
        below(arn).forEach(endpoint -> endpoints.remove(endpoint.arn()));
        applications.remove(arn);
    }

    /// The same token with the same attributes is the same endpoint; with others it is refused, and the message names
    /// the endpoint, as callers parse it (https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html).
    synchronized String create(String applicationArn, Map<String, String> attributes) {
        Application application = application(applicationArn);
        Optional<Endpoint> present = below(applicationArn).stream()
                .filter(endpoint -> endpoint.token().equals(attributes.get(TOKEN)))
                .findFirst();
        if (present.isPresent()) {
            return requireSame(present.get(), attributes);
        }
        String arn = application.arn().replace(":app/", ":endpoint/") + "/" + UUID.randomUUID();
        endpoints.put(arn, new Endpoint(arn, applicationArn, attributes));
        return arn;
    }

    List<Endpoint> below(String applicationArn) {
        return endpoints.all().stream()
                .filter(endpoint -> endpoint.applicationArn().equals(applicationArn))
                .toList();
    }

    Optional<Endpoint> find(String arn) {
        return endpoints.get(arn);
    }

    Endpoint require(String arn) {
        return find(arn).orElseThrow(() -> Invalid.missing("Endpoint"));
    }

    synchronized void change(String arn, Map<String, String> attributes) {
        Endpoint endpoint = require(arn);
        Map<String, String> merged = new TreeMap<>(endpoint.attributes());
        merged.putAll(attributes);
        endpoints.put(arn, new Endpoint(arn, endpoint.applicationArn(), merged));
    }

    /// Deleting one that is not there is no error.
    synchronized void delete(String arn) {
        endpoints.remove(arn);
    }

    private static String requireSame(Endpoint present, Map<String, String> attributes) {
        if (!present.attributes().equals(attributes)) {
            throw new AwsError(
                    "InvalidParameterException",
                    "Invalid parameter: Token Reason: Endpoint " + present.arn()
                            + " already exists with the same Token, but different attributes.");
        }
        return present.arn();
    }
}
