package in.syncad.embedded.aws.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// One service as AWS describes it: protocol, operations, shapes.
public record ServiceModel(
        AwsService service,
        String protocol,
        Optional<String> xmlNamespace,
        Optional<String> jsonVersion,
        Map<String, Operation> operationsByName,
        Map<String, Shape> shapes) {

    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operationsByName.get(name));
    }

    public Collection<Operation> operations() {
        return operationsByName.values();
    }

    /// What the model knows of the error shape `code`.
    public Optional<ErrorTrait> error(String code) {
        return shapes.get(code) instanceof Shape.StructureShape structure ? structure.error() : Optional.empty();
    }

    /// The code that travels: a shape may say that it is called differently on the wire.
    public String wireCode(String code) {
        return error(code).map(ErrorTrait::code).orElse(code);
    }
}
