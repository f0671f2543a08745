package in.syncad.deploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.assertions.Template;

/// Reads the resources of a template as they stand in it.
final class Resources {

    private Resources() {}

    static List<Map<String, Object>> properties(Template template, String type) {
        return template.findResources(type).values().stream()
                .map(resource -> map(resource.get("Properties")))
                .toList();
    }

    static Stream<Map<String, Object>> containers(Template template) {
        return properties(template, "AWS::ECS::TaskDefinition").stream()
                .flatMap(task -> list(task.get("ContainerDefinitions")).stream())
                .map(Resources::map);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
