package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sns.Endpoints.Application;
import in.syncad.embedded.aws.sns.Endpoints.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Operations on platform applications and endpoints.
public final class EndpointOperations {

    private static final int PAGE = 100;
    private static final Set<String> PLATFORMS = Set.of("GCM", "APNS", "APNS_SANDBOX");
    private static final Set<String> HIDDEN = Set.of("PlatformCredential", "PlatformPrincipal");
    private static final Set<String> ENDPOINT_ATTRIBUTES =
            Set.of(Endpoints.TOKEN, Endpoints.ENABLED, Endpoints.USER_DATA);

    private final Endpoints endpoints;

    public EndpointOperations(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SNS, "CreatePlatformApplication", this::createPlatformApplication);
        operations.on(AwsService.SNS, "ListPlatformApplications", this::listPlatformApplications);
        operations.on(AwsService.SNS, "GetPlatformApplicationAttributes", this::getPlatformApplicationAttributes);
        operations.on(AwsService.SNS, "SetPlatformApplicationAttributes", this::setPlatformApplicationAttributes);
        operations.on(AwsService.SNS, "DeletePlatformApplication", this::deletePlatformApplication);
        operations.on(AwsService.SNS, "CreatePlatformEndpoint", this::createPlatformEndpoint);
        operations.on(AwsService.SNS, "ListEndpointsByPlatformApplication", this::listEndpoints);
        operations.on(AwsService.SNS, "GetEndpointAttributes", this::getEndpointAttributes);
        operations.on(AwsService.SNS, "SetEndpointAttributes", this::setEndpointAttributes);
        operations.on(AwsService.SNS, "DeleteEndpoint", this::deleteEndpoint);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html
    private Fields createPlatformApplication(Fields request) {
        String platform = request.text("Platform");
        if (!PLATFORMS.contains(platform)) {
            throw Invalid.notKnown("the platform " + platform);
        }
        if (!request.text("Name").matches("[A-Za-z0-9_.-]{1,256}")) {
            throw Invalid.parameter("Name Reason: Application name is invalid");
        }
        Map<String, String> attributes = request.textMap("Attributes");
        if (!attributes.containsKey("PlatformCredential")) {
            throw Invalid.parameter("Attributes Reason: PlatformCredential is required");
        }
        Application application = endpoints.createApplication(platform, request.text("Name"), attributes);
        return Fields.of("PlatformApplicationArn", application.arn());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ListPlatformApplications.html
    private Fields listPlatformApplications(Fields request) {
        Page<Application> page = Page.of(
                endpoints.allApplications(),
                Application::arn,
                request.optionalText("NextToken"),
                PAGE,
                Invalid.parameter("NextToken"));
        List<Fields> shown = page.items().stream()
                .map(application ->
                        Fields.of("PlatformApplicationArn", application.arn()).with("Attributes", shown(application)))
                .toList();
        return Fields.of("PlatformApplications", shown).with("NextToken", page.nextToken());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_GetPlatformApplicationAttributes.html
    private Fields getPlatformApplicationAttributes(Fields request) {
        return Fields.of("Attributes", shown(endpoints.application(request.text("PlatformApplicationArn"))));
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_SetPlatformApplicationAttributes.html
    private Fields setPlatformApplicationAttributes(Fields request) {
        endpoints.changeApplication(request.text("PlatformApplicationArn"), request.textMap("Attributes"));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_DeletePlatformApplication.html
    private Fields deletePlatformApplication(Fields request) {
        endpoints.deleteApplication(request.text("PlatformApplicationArn"));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformEndpoint.html
    private Fields createPlatformEndpoint(Fields request) {
        if (request.text("Token").isBlank()) {
            throw Invalid.parameter("Token Reason: is empty");
        }
        Map<String, String> attributes = new TreeMap<>(Map.of(Endpoints.ENABLED, "true"));
        attributes.putAll(checked(request.textMap("Attributes")));
        attributes.put(Endpoints.TOKEN, request.text("Token"));
        request.optionalText("CustomUserData").ifPresent(data -> attributes.put(Endpoints.USER_DATA, data));
        return Fields.of("EndpointArn", endpoints.create(request.text("PlatformApplicationArn"), attributes));
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ListEndpointsByPlatformApplication.html
    private Fields listEndpoints(Fields request) {
        Application application = endpoints.application(request.text("PlatformApplicationArn"));
        Page<Endpoint> page = Page.of(
                endpoints.below(application.arn()),
                Endpoint::arn,
                request.optionalText("NextToken"),
                PAGE,
                Invalid.parameter("NextToken"));
        List<Fields> shown = page.items().stream()
                .map(endpoint -> Fields.of("EndpointArn", endpoint.arn()).with("Attributes", endpoint.attributes()))
                .toList();
        return Fields.of("Endpoints", shown).with("NextToken", page.nextToken());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_GetEndpointAttributes.html
    private Fields getEndpointAttributes(Fields request) {
        return Fields.of(
                "Attributes", endpoints.require(request.text("EndpointArn")).attributes());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_SetEndpointAttributes.html
    private Fields setEndpointAttributes(Fields request) {
        endpoints.change(request.text("EndpointArn"), checked(request.textMap("Attributes")));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_DeleteEndpoint.html
    private Fields deleteEndpoint(Fields request) {
        endpoints.delete(request.text("EndpointArn"));
        return Fields.none();
    }

    private static Map<String, String> checked(Map<String, String> attributes) {
        Map<String, String> checked = new HashMap<>(attributes);
        attributes.keySet().stream()
                .filter(name -> !ENDPOINT_ATTRIBUTES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Invalid.parameter("Attributes Reason: Invalid attribute name: " + name);
                });
        String enabled = attributes.getOrDefault(Endpoints.ENABLED, "true");
        if (!enabled.matches("(?i)true|false")) {
            throw Invalid.parameter("Attributes Reason: Invalid value for attribute: Enabled: " + enabled);
        }
        return checked;
    }

    private static Map<String, String> shown(Application application) {
        Map<String, String> shown = new TreeMap<>(application.attributes());
        shown.keySet().removeAll(HIDDEN);
        shown.putIfAbsent(Endpoints.ENABLED, "true");
        return shown;
    }
}
