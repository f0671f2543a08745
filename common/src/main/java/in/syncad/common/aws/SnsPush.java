package in.syncad.common.aws;

import in.syncad.common.push.Push;
import in.syncad.common.push.PushGateway;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import tools.jackson.databind.json.JsonMapper;

/// Pushes by SNS platform endpoints. An endpoint is made once for a device and mended afterwards, as AWS asks for
/// (https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html).
final class SnsPush implements PushGateway {

    private static final AwsFailures SNS = AwsFailures.discreet("SNS");
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The only way in which SNS names the endpoint that a token has already.
    private static final Pattern EXISTING =
            Pattern.compile("Endpoint (arn:aws[a-z-]*:sns:[^ ]+) already exists with the same Token");

    private final SnsClient client;
    private final String applicationArn;

    SnsPush(SnsClient client, String applicationArn) {
        this.client = client;
        this.applicationArn = applicationArn;
    }

    @Override
    public String register(String token, UUID device, Optional<String> known) {
        Map<String, String> wanted = Map.of("Token", token, "Enabled", "true", "CustomUserData", device.toString());
        return known.filter(address -> isMended(address, wanted)).orElseGet(() -> create(token, wanted));
    }

    @Override
    public Receipt send(String address, Push push) {
        return SNS.once("Publish", () -> {
            try {
                return new Receipt.Accepted(
                        client.publish(request(address, push)).messageId());
            } catch (EndpointDisabledException | NotFoundException e) {
                return new Receipt.Gone();
            } catch (InvalidParameterException e) {
                if (says(e, "No endpoint found")) {
                    return new Receipt.Gone();
                }
                throw e;
            }
        });
    }

    @Override
    public void forget(String address) {
        SNS.idempotent("DeleteEndpoint", () -> client.deleteEndpoint(request -> request.endpointArn(address)));
    }

    /// The contract's payload: a JSON text within the JSON, beside the text for whatever platform comes later.
    PublishRequest request(String address, Push push) {
        String payload = JSON.writeValueAsString(Map.of("fcmV1Message", Map.of("message", push.asFcmMessage())));
        return PublishRequest.builder()
                .targetArn(address)
                .messageStructure("json")
                .message(JSON.writeValueAsString(Map.of("default", push.body(), "GCM", payload)))
                .build();
    }

    /// False when the endpoint is gone.
    private boolean isMended(String address, Map<String, String> wanted) {
        return SNS.idempotent("GetEndpointAttributes", () -> {
            try {
                Map<String, String> found = client.getEndpointAttributes(request -> request.endpointArn(address))
                        .attributes();
                if (!found.entrySet().containsAll(wanted.entrySet())) {
                    client.setEndpointAttributes(
                            request -> request.endpointArn(address).attributes(wanted));
                }
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    private String create(String token, Map<String, String> wanted) {
        return SNS.idempotent("CreatePlatformEndpoint", () -> {
            try {
                return client.createPlatformEndpoint(request -> request.platformApplicationArn(applicationArn)
                                .token(token)
                                .customUserData(wanted.get("CustomUserData")))
                        .endpointArn();
            } catch (InvalidParameterException e) {
                Matcher existing =
                        EXISTING.matcher(String.valueOf(e.awsErrorDetails().errorMessage()));
                if (!existing.find()) {
                    throw e;
                }
                client.setEndpointAttributes(
                        request -> request.endpointArn(existing.group(1)).attributes(wanted));
                return existing.group(1);
            }
        });
    }

    private static boolean says(InvalidParameterException e, String words) {
        return String.valueOf(e.awsErrorDetails().errorMessage()).contains(words);
    }
}
