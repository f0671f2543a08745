package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Constraints;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.ServiceModels;
import in.syncad.embedded.aws.protocol.AwsReply;
import in.syncad.embedded.aws.protocol.AwsRequest;
import in.syncad.embedded.aws.protocol.Protocol;
import in.syncad.embedded.aws.signature.Authorization;
import in.syncad.embedded.aws.signature.SignatureVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one request through all that AWS does around the behaviour of an operation.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final ServiceModels models;
    private final SignatureVerifier signatures;
    private final Behaviour behaviour;

    Dispatcher(ServiceModels models, SignatureVerifier signatures, Behaviour behaviour) {
        this.models = models;
        this.signatures = signatures;
        this.behaviour = behaviour;
    }

    /// Empty when the reply is to be lost.
    Optional<AwsReply> dispatch(AwsRequest request) {
        String requestId = UUID.randomUUID().toString();
        ServiceModel model = models.of(ServiceGuess.of(request));
        try {
            Authorization authorization = SignatureVerifier.authorization(request);
            model = models.of(AwsService.signedAs(authorization.service())
                    .orElseThrow(() -> unknownService(authorization.service())));
            signatures.verify(model, request, authorization);
            return answer(model, ContentEncoding.decode(request), requestId);
        } catch (AwsError refused) {
            return Optional.of(Protocol.of(model, request).refusal(refused, requestId));
        } catch (RuntimeException failure) {
            LOG.error("The emulator failed on {} {}", request.method(), request.rawPath(), failure);
            AwsError error = new AwsError("InternalFailure", 500, "The emulator failed; its log says why.");
            return Optional.of(Protocol.of(model, request).refusal(error, requestId));
        }
    }

    private Optional<AwsReply> answer(ServiceModel model, AwsRequest request, String requestId) {
        Protocol protocol = Protocol.of(model, request);
        Operation operation = protocol.operation(request);
        behaviour.calls().count(operation.qualifiedName());
        Optional<Fault> fault = behaviour.faults().take(operation.qualifiedName());
        fault.ifPresent(ordered -> before(model.service(), ordered));
        if (!behaviour.limits().admits(model.service())) {
            throw model.service().throttled();
        }
        Fields output = run(model.service(), operation, protocol.read(operation, request));
        if (fault.orElse(null) instanceof Fault.LostReply(Duration hold)) {
            sleep(hold);
            return Optional.empty();
        }
        return Optional.of(protocol.reply(operation, output, requestId));
    }

    private Fields run(AwsService service, Operation operation, Fields input) {
        Handler handler = behaviour.operations().handler(operation).orElseThrow(() -> notImplemented(operation));
        List<String> faulty = operation
                .input()
                .map(shape -> Constraints.violations(shape, input))
                .orElse(List.of());
        if (!faulty.isEmpty()) {
            throw service.invalidInput(Constraints.message(faulty));
        }
        Fields output = handler.handle(input);
        List<String> broken = operation
                .output()
                .map(shape -> Constraints.violations(shape, output))
                .orElse(List.of());
        if (!broken.isEmpty()) {
            throw new IllegalStateException(
                    "The reply to " + operation.qualifiedName() + " breaks the model: " + broken);
        }
        return output;
    }

    private static void before(AwsService service, Fault fault) {
        switch (fault) {
            case Fault.Throttle() -> throw service.throttled();
            case Fault.Refusal(String code, int status, String message) -> throw new AwsError(code, status, message);
            case Fault.Latency(Duration delay) -> sleep(delay);
            case Fault.LostReply _ -> {}
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AwsError unknownService(String name) {
        return new AwsError("NotImplemented", 501, "The emulator does not speak the service '" + name + "'");
    }

    private static AwsError notImplemented(Operation operation) {
        return new AwsError("NotImplemented", 501, "The emulator has no handler for " + operation.qualifiedName());
    }
}
