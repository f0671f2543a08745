package in.syncad.embedded.aws.secretsmanager;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.secretsmanager.Secret.Version;
import in.syncad.embedded.aws.server.Operations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Operations on the values of a secret and their staging labels.
final class VersionOperations {

    private final Secrets secrets;

    VersionOperations(Secrets secrets) {
        this.secrets = secrets;
    }

    void register(Operations operations) {
        operations.on(AwsService.SECRETS_MANAGER, "PutSecretValue", this::putSecretValue);
        operations.on(AwsService.SECRETS_MANAGER, "UpdateSecret", this::updateSecret);
        operations.on(AwsService.SECRETS_MANAGER, "GetSecretValue", this::getSecretValue);
        operations.on(AwsService.SECRETS_MANAGER, "UpdateSecretVersionStage", this::updateSecretVersionStage);
        operations.on(AwsService.SECRETS_MANAGER, "ListSecretVersionIds", this::listSecretVersionIds);
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
    private Fields putSecretValue(Fields request) {
        SecretValue value = SecretValue.in(request)
                .orElseThrow(() -> SecretOperations.invalid("You must provide either SecretString or SecretBinary."));
        String token = token(request);
        List<String> asked = request.texts("VersionStages");
        Set<String> stages = asked.isEmpty() ? Set.of(Secret.CURRENT) : new LinkedHashSet<>(asked);
        Secret secret = secrets.putValue(request.text("SecretId"), value, token, stages);
        return SecretOperations.identity(secret).with("VersionId", token).with("VersionStages", stages(secret, token));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html
    private Fields updateSecret(Fields request) {
        Secret secret = secrets.findActive(request.text("SecretId"));
        Optional<SecretValue> value = SecretValue.in(request);
        String token = token(request);
        request.optionalText("Description")
                .ifPresent(text -> secrets.change(secret.name(), present -> present.withDescription(text)));
        value.ifPresent(content -> secrets.putValue(secret.name(), content, token, Set.of(Secret.CURRENT)));
        return SecretOperations.identity(secret).with("VersionId", value.map(_ -> token));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
    private Fields getSecretValue(Fields request) {
        Secret secret = secrets.findActive(request.text("SecretId"));
        Optional<String> id = request.optionalText("VersionId");
        Optional<String> stage = request.optionalText("VersionStage");
        String found = id.orElseGet(() -> versionAt(secret, stage.orElse(Secret.CURRENT)));
        Version version =
                Optional.ofNullable(secret.versions().get(found)).orElseThrow(() -> missing("VersionId: " + found));
        if (stage.filter(label -> !version.stages().contains(label)).isPresent()) {
            throw new AwsError(
                    "InvalidRequestException",
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        Fields reply = SecretOperations.identity(secret)
                .with("VersionId", found)
                .with("VersionStages", stages(secret, found))
                .with("CreatedDate", version.createdAt());
        return version.value().addTo(reply);
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
    private Fields updateSecretVersionStage(Fields request) {
        return SecretOperations.identity(
                secrets.change(request.text("SecretId"), secret -> withMovedStage(secret, request)));
    }

    private static Secret withMovedStage(Secret secret, Fields request) {
        String stage = request.text("VersionStage");
        Optional<String> from = request.optionalText("RemoveFromVersionId");
        Optional<String> to = request.optionalText("MoveToVersionId");
        Optional<String> holder = secret.versionAt(stage);
        if (holder.isPresent() && !holder.equals(from) && !holder.equals(to)) {
            throw SecretOperations.invalid("The parameter RemoveFromVersionId can't be empty. Staging label " + stage
                    + " is currently attached to version " + holder.get()
                    + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        if (stage.equals(Secret.CURRENT) && to.isEmpty()) {
            throw SecretOperations.invalid("You can't remove AWSCURRENT without moving it to another version.");
        }
        to.filter(id -> !secret.versions().containsKey(id)).ifPresent(id -> {
            throw missing("VersionId: " + id);
        });
        return to.map(id -> secret.withStage(stage, id)).orElseGet(() -> secret.withoutStage(stage));
    }

    /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html
    private Fields listSecretVersionIds(Fields request) {
        Secret secret = secrets.find(request.text("SecretId"));
        boolean all = request.flag("IncludeDeprecated");
        List<Fields> versions = secret.versions().entrySet().stream()
                .filter(entry -> all || !entry.getValue().stages().isEmpty())
                .map(entry -> Fields.of("VersionId", entry.getKey())
                        .with("VersionStages", stages(secret, entry.getKey()))
                        .with("CreatedDate", entry.getValue().createdAt()))
                .toList();
        return SecretOperations.identity(secret).with("Versions", versions);
    }

    private static String versionAt(Secret secret, String stage) {
        return secret.versionAt(stage).orElseThrow(() -> missing("staging label: " + stage));
    }

    private static Optional<List<String>> stages(Secret secret, String id) {
        return Optional.ofNullable(secret.versions().get(id))
                .map(version -> List.copyOf(version.stages()))
                .filter(stages -> !stages.isEmpty());
    }

    private static String token(Fields request) {
        return request.optionalText("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static AwsError missing(String what) {
        return new AwsError(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for " + what);
    }
}
