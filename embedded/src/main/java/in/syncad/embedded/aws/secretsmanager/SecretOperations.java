package in.syncad.embedded.aws.secretsmanager;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.secretsmanager.Secret.Deletion;
import in.syncad.embedded.aws.server.Operations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Operations on secrets as a whole; those on values are in [VersionOperations].
public final class SecretOperations {

    private static final long USUAL_RECOVERY_DAYS = 30;
    private static final long SHORTEST_RECOVERY_DAYS = 7;
    private static final long LONGEST_RECOVERY_DAYS = 30;

    private final Secrets secrets;

    public SecretOperations(Secrets secrets) {
        this.secrets = secrets;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SECRETS_MANAGER, "CreateSecret", this::createSecret);
        operations.on(AwsService.SECRETS_MANAGER, "DescribeSecret", this::describeSecret);
        operations.on(AwsService.SECRETS_MANAGER, "DeleteSecret", this::deleteSecret);
        operations.on(AwsService.SECRETS_MANAGER, "RestoreSecret", this::restoreSecret);
        operations.on(AwsService.SECRETS_MANAGER, "TagResource", this::tagResource);
        operations.on(AwsService.SECRETS_MANAGER, "UntagResource", this::untagResource);
        operations.on(AwsService.SECRETS_MANAGER, "ListSecrets", new SecretList(secrets)::handle);
        new VersionOperations(secrets).register(operations);
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    private Fields createSecret(Fields request) {
        Optional<SecretValue> value = SecretValue.in(request);
        String token = request.optionalText("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        String description = request.optionalText("Description").orElse("");
        Secret secret = secrets.create(request.text("Name"), description, tags(request), value, token);
        return identity(secret).with("VersionId", value.map(_ -> token));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
    private Fields describeSecret(Fields request) {
        Secret secret = secrets.find(request.text("SecretId"));
        Map<String, Object> stages = new LinkedHashMap<>();
        secret.versions().forEach((id, version) -> {
            if (!version.stages().isEmpty()) {
                stages.put(id, List.copyOf(version.stages()));
            }
        });
        return SecretList.entry(secret).with("VersionIdsToStages", stages);
    }

    /// A forced deletion of a secret that is not there is no error:
    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
    private Fields deleteSecret(Fields request) {
        Optional<Long> days = request.number("RecoveryWindowInDays");
        if (request.flag("ForceDeleteWithoutRecovery")) {
            if (days.isPresent()) {
                throw invalid("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
            }
            return forceDelete(request.text("SecretId"));
        }
        if (days.filter(number -> number < SHORTEST_RECOVERY_DAYS || number > LONGEST_RECOVERY_DAYS)
                .isPresent()) {
            throw invalid("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        Duration window = Duration.ofDays(days.orElse(USUAL_RECOVERY_DAYS));
        Secret secret = secrets.scheduleDeletion(request.text("SecretId"), window);
        return identity(secret).with("DeletionDate", secret.deletion().map(Deletion::finalAt));
    }

    private Fields forceDelete(String id) {
        Optional<Secret> secret = secrets.lookUp(id);
        secret.ifPresent(secrets::remove);
        return secret.map(SecretOperations::identity).orElse(Fields.of("Name", id));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html
    private Fields restoreSecret(Fields request) {
        return identity(secrets.restore(request.text("SecretId")));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html
    private Fields tagResource(Fields request) {
        secrets.change(request.text("SecretId"), secret -> {
            Map<String, String> tags = new LinkedHashMap<>(secret.tags());
            tags.putAll(tags(request));
            return secret.withTags(tags);
        });
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html
    private Fields untagResource(Fields request) {
        secrets.change(request.text("SecretId"), secret -> {
            Map<String, String> tags = new LinkedHashMap<>(secret.tags());
            request.texts("TagKeys").forEach(tags::remove);
            return secret.withTags(tags);
        });
        return Fields.none();
    }

    static Fields identity(Secret secret) {
        return Fields.of("ARN", secret.arn()).with("Name", secret.name());
    }

    static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    private static Map<String, String> tags(Fields request) {
        Map<String, String> tags = new LinkedHashMap<>();
        request.structures("Tags")
                .forEach(tag -> tags.put(
                        tag.optionalText("Key").orElse(""),
                        tag.optionalText("Value").orElse("")));
        return tags;
    }
}
