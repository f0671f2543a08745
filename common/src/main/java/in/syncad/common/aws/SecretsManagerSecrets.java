package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/// Secrets in Secrets Manager. Looks first where something may be replaced, and writes under a token made of the name
/// and the version that was seen: repeating a write whose reply was lost changes nothing, of two writers at once one
/// wins and the other looks again, and the token (which is shown as version id) tells nothing about the value.
final class SecretsManagerSecrets implements Secrets {

    private static final AwsFailures SECRETS_MANAGER = AwsFailures.discreet("Secrets Manager");
    private static final int WRITES = 5;
    private static final int PAGE = 100;

    private final SecretsManagerClient client;

    SecretsManagerSecrets(SecretsManagerClient client) {
        this.client = client;
    }

    @Override
    public void put(String name, String value) {
        for (int write = 0; write < WRITES; write++) {
            Optional<GetSecretValueResponse> current = current(name);
            if (current.isPresent() && current.get().secretString().equals(value)) {
                return;
            }
            boolean written =
                    current.isPresent() ? replace(name, value, current.get().versionId()) : create(name, value);
            if (written) {
                return;
            }
        }
        throw new OutsideFailure(Kind.TRANSIENT, "Secrets Manager: others keep writing the secret " + name);
    }

    @Override
    public String putIfAbsent(String name, String value) {
        return create(name, value) ? value : find(name).orElseThrow(() -> blocked(name));
    }

    @Override
    public Optional<String> find(String name) {
        return current(name).map(GetSecretValueResponse::secretString);
    }

    @Override
    public List<String> names(String prefix) {
        return SECRETS_MANAGER.idempotent(
                "ListSecrets",
                () -> client
                        .listSecretsPaginator(request -> request.maxResults(PAGE)
                                .filters(filter ->
                                        filter.key(FilterNameStringType.NAME).values(prefix)))
                        .stream()
                        .flatMap(page -> page.secretList().stream())
                        .map(SecretListEntry::name)
                        // Secrets Manager's own filter looks at the words of a name, and at their case not always.
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    @Override
    public void delete(String name) {
        SECRETS_MANAGER.idempotent("DeleteSecret", () -> {
            try {
                client.deleteSecret(request -> request.secretId(name).forceDeleteWithoutRecovery(true));
            } catch (ResourceNotFoundException e) {
                return false;
            }
            return true;
        });
    }

    private Optional<GetSecretValueResponse> current(String name) {
        return SECRETS_MANAGER.idempotent("GetSecretValue", () -> {
            try {
                return Optional.of(client.getSecretValue(request -> request.secretId(name)));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            } catch (InvalidRequestException e) {
                // Marked as deleted: the value cannot be read any more.
                return Optional.empty();
            }
        });
    }

    /// @return false when a secret of that name exists
    private boolean create(String name, String value) {
        CreateSecretRequest request = CreateSecretRequest.builder()
                .name(name)
                .secretString(value)
                .clientRequestToken(token(name, "none"))
                .build();
        return SECRETS_MANAGER.idempotent("CreateSecret", () -> {
            try {
                client.createSecret(request);
                return true;
            } catch (ResourceExistsException e) {
                return false;
            } catch (InvalidRequestException e) {
                // A deletion without recovery goes on for a moment after its reply; until then the name is taken.
                throw blocked(name);
            }
        });
    }

    /// @return false when another writer replaced that version first
    private boolean replace(String name, String value, String seenVersion) {
        String token = token(name, seenVersion);
        return SECRETS_MANAGER.idempotent("PutSecretValue", () -> {
            try {
                client.putSecretValue(
                        request -> request.secretId(name).secretString(value).clientRequestToken(token));
                return true;
            } catch (ResourceExistsException | ResourceNotFoundException e) {
                return false;
            }
        });
    }

    private static String token(String name, String seenVersion) {
        return UUID.nameUUIDFromBytes((name + '\n' + seenVersion).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static OutsideFailure blocked(String name) {
        return new OutsideFailure(Kind.TRANSIENT, "Secrets Manager: the deletion of secret %s goes on".formatted(name));
    }
}
