package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.List;
import java.util.stream.Stream;

/// Which topics are told what became of the mails of a configuration set.
public final class EventDestinations {

    private final Table<Destination> destinations;
    private final ConfigurationSets sets;

    /// @param types such as `BOUNCE`
    record Destination(String set, String name, boolean enabled, List<String> types, String topicArn) {}

    public EventDestinations(Journal journal, ConfigurationSets sets) {
        this.destinations = journal.table("sesv2.event-destinations", Destination.class);
        this.sets = sets;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "CreateConfigurationSetEventDestination", this::create);
        operations.on(AwsService.SES, "GetConfigurationSetEventDestinations", this::list);
        operations.on(AwsService.SES, "DeleteConfigurationSetEventDestination", this::delete);
        operations.on(AwsService.SES, "DeleteConfigurationSet", this::deleteSet);
    }

    /// Made once; one that is there is left as it is.
    public void ensure(String set, String name, List<String> types, String topicArn) {
        sets.ensure(set);
        if (!destinations.has(key(set, name))) {
            destinations.put(key(set, name), new Destination(set, name, true, types, topicArn));
        }
    }

    /// The topics that want to hear of that.
    Stream<String> topics(String set, String type) {
        return of(set).filter(destination ->
                        destination.enabled() && destination.types().contains(type))
                .map(Destination::topicArn);
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSetEventDestination.html
    private synchronized Fields create(Fields request) {
        String set = sets.requireName(request.text("ConfigurationSetName"));
        String name = request.text("EventDestinationName");
        Fields wanted = request.structure("EventDestination");
        String topic = wanted.optionalStructure("SnsDestination")
                .map(sns -> sns.text("TopicArn"))
                .orElseThrow(() -> new AwsError("NotImplemented", 501, "The emulator knows destinations in SNS only"));
        if (destinations.has(key(set, name))) {
            throw new AwsError("AlreadyExistsException", "Event destination <" + name + "> already exists.");
        }
        destinations.put(
                key(set, name),
                new Destination(set, name, wanted.flag("Enabled"), wanted.texts("MatchingEventTypes"), topic));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSetEventDestinations.html
    private Fields list(Fields request) {
        List<Fields> shown = of(sets.requireName(request.text("ConfigurationSetName")))
                .map(destination -> Fields.of("Name", destination.name())
                        .with("Enabled", destination.enabled())
                        .with("MatchingEventTypes", destination.types())
                        .with("SnsDestination", Fields.of("TopicArn", destination.topicArn())))
                .toList();
        return Fields.of("EventDestinations", shown);
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteConfigurationSetEventDestination.html
    private synchronized Fields delete(Fields request) {
        String set = sets.requireName(request.text("ConfigurationSetName"));
        String name = request.text("EventDestinationName");
        if (!destinations.has(key(set, name))) {
            throw new AwsError("NotFoundException", "Event destination <" + name + "> does not exist.");
        }
        destinations.remove(key(set, name));
        return Fields.none();
    }

    /// A set takes its destinations along.
    ///
    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteConfigurationSet.html
    private synchronized Fields deleteSet(Fields request) {
        String set = request.text("ConfigurationSetName");
        sets.remove(set);
        of(set).toList().forEach(destination -> destinations.remove(key(set, destination.name())));
        return Fields.none();
    }

    private Stream<Destination> of(String set) {
        return destinations.all().stream()
                .filter(destination -> destination.set().equals(set));
    }

    private static String key(String set, String name) {
        return set + "/" + name;
    }
}
