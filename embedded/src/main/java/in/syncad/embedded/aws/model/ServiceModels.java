package in.syncad.embedded.aws.model;

import java.util.EnumMap;
import java.util.Map;

/// The vendored models, each read when it is first asked for.
public final class ServiceModels {

    private final Map<AwsService, ServiceModel> loaded = new EnumMap<>(AwsService.class);

    public synchronized ServiceModel of(AwsService service) {
        return loaded.computeIfAbsent(service, ModelReader::read);
    }
}
