package in.syncad.embedded.aws.model;

import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.util.Optional;

/// One operation of a service. `inputElement` is the root element of an XML request.
public record Operation(
        AwsService service,
        String name,
        String method,
        String requestUri,
        int successStatus,
        Optional<StructureShape> input,
        Optional<StructureShape> output,
        Optional<String> resultWrapper) {

    /// The name by which handlers, faults and counters know it, such as `route53.GetChange`.
    public String qualifiedName() {
        return service.id() + "." + name;
    }
}
