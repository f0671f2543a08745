package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.List;

/// Configuration sets by name. Their options are kept and shown; only `SendingEnabled` has an effect.
public final class ConfigurationSets {

    private final Table<ConfigurationSet> sets;

    /// One set with the options that a request may carry.
    record ConfigurationSet(
            String name, boolean sendingEnabled, boolean reputationMetrics, List<String> suppressedReasons) {}

    public ConfigurationSets(Journal journal) {
        this.sets = journal.table("sesv2.configuration-sets", ConfigurationSet.class);
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "CreateConfigurationSet", this::createConfigurationSet);
        operations.on(AwsService.SES, "GetConfigurationSet", this::getConfigurationSet);
        operations.on(AwsService.SES, "ListConfigurationSets", this::listConfigurationSets);
    }

    synchronized void ensure(String name) {
        if (!sets.has(name)) {
            sets.put(name, set(name, Fields.none()));
        }
    }

    String requireName(String name) {
        return require(name).name();
    }

    void requireSending(String name) {
        if (!require(name).sendingEnabled()) {
            throw new AwsError("SendingPausedException", "Sending is paused for configuration set <" + name + ">.");
        }
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html
    private synchronized Fields createConfigurationSet(Fields request) {
        String name = request.text("ConfigurationSetName");
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new AwsError("BadRequestException", "Configuration set name <" + name + "> is not valid.");
        }
        for (String unknown : List.of("TrackingOptions", "DeliveryOptions", "VdmOptions")) {
            if (request.has(unknown)) {
                throw new AwsError("NotImplemented", 501, "The emulator does not know " + unknown);
            }
        }
        if (sets.has(name)) {
            throw new AwsError("AlreadyExistsException", "Configuration set <" + name + "> already exists.");
        }
        sets.put(name, set(name, request));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html
    private Fields getConfigurationSet(Fields request) {
        ConfigurationSet set = require(request.text("ConfigurationSetName"));
        return Fields.of("ConfigurationSetName", set.name())
                .with("SendingOptions", Fields.of("SendingEnabled", set.sendingEnabled()))
                .with("ReputationOptions", Fields.of("ReputationMetricsEnabled", set.reputationMetrics()))
                .with("SuppressionOptions", Fields.of("SuppressedReasons", set.suppressedReasons()));
    }

    synchronized void remove(String name) {
        sets.remove(require(name).name());
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListConfigurationSets.html
    private Fields listConfigurationSets(Fields request) {
        Page<ConfigurationSet> page = Page.of(
                sets.all(),
                ConfigurationSet::name,
                request.optionalText("NextToken"),
                IdentityOperations.pageSize(request),
                IdentityOperations.wrongToken());
        return Fields.of(
                        "ConfigurationSets",
                        page.items().stream().map(ConfigurationSet::name).toList())
                .with("NextToken", page.nextToken());
    }

    private ConfigurationSet require(String name) {
        return sets.get(name)
                .orElseThrow(
                        () -> new AwsError("NotFoundException", "Configuration set <" + name + "> does not exist."));
    }

    private static ConfigurationSet set(String name, Fields request) {
        return new ConfigurationSet(
                name,
                request.optionalStructure("SendingOptions")
                        .map(options -> options.flag("SendingEnabled"))
                        .orElse(true),
                request.optionalStructure("ReputationOptions")
                        .map(options -> options.flag("ReputationMetricsEnabled"))
                        .orElse(false),
                request.optionalStructure("SuppressionOptions")
                        .map(options -> options.texts("SuppressedReasons"))
                        .orElse(List.of()));
    }
}
