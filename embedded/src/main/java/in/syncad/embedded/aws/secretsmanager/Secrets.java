package in.syncad.embedded.aws.secretsmanager;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.conventions.RandomId;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.secretsmanager.Secret.Deletion;
import in.syncad.embedded.aws.secretsmanager.Secret.Version;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The secrets of the account, by name.
public final class Secrets {

    /// Beyond this many versions those without a label go
    /// (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html).
    private static final int MOST_VERSIONS = 100;

    private final Table<Secret> secrets;
    private final Account account;
    private final Clock clock;

    public Secrets(Journal journal, Account account, Clock clock) {
        this.secrets = journal.table("secretsmanager.secrets", Secret.class);
        this.account = account;
        this.clock = clock;
    }

    /// The names of all secrets, those that wait for their deletion included.
    public List<String> names() {
        return all().stream().map(Secret::name).toList();
    }

    List<Secret> all() {
        Instant now = clock.instant();
        return secrets.all().stream().filter(secret -> !gone(secret, now)).toList();
    }

    /// By name, by ARN, or by an ARN without its random end.
    Optional<Secret> lookUp(String id) {
        Instant now = clock.instant();
        Optional<Secret> found = id.startsWith("arn:")
                ? secrets.all().stream().filter(secret -> named(secret, id)).findFirst()
                : secrets.get(id);
        return found.filter(secret -> !gone(secret, now));
    }

    private static boolean named(Secret secret, String arn) {
        return secret.arn().equals(arn)
                || secret.arn().replaceFirst("-[A-Za-z]{6}$", "").equals(arn);
    }

    Secret find(String id) {
        return lookUp(id)
                .orElseThrow(() ->
                        new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    /// A secret that is not waiting for its deletion.
    Secret findActive(String id) {
        Secret secret = find(id);
        if (secret.deletion().isPresent()) {
            throw new AwsError(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /// The same token with the same value is the same request.
    synchronized Secret create(
            String name, String description, Map<String, String> tags, Optional<SecretValue> value, String token) {
        Optional<Secret> present = lookUp(name);
        if (present.isPresent()) {
            return requireSameRequest(present.get(), value, token);
        }
        Instant now = clock.instant();
        String arn = account.arn("secretsmanager", "secret:" + name + "-" + RandomId.letters(6));
        Secret empty = new Secret(arn, name, description, now, now, Optional.empty(), tags, Map.of());
        return save(value.map(content -> withNewVersion(empty, token, content, Set.of(Secret.CURRENT)))
                .orElse(empty));
    }

    /// Adds a version; the same token with the same value changes nothing.
    synchronized Secret putValue(String id, SecretValue value, String token, Set<String> stages) {
        Secret secret = findActive(id);
        Version present = secret.versions().get(token);
        if (present == null) {
            return save(withNewVersion(secret, token, value, stages));
        }
        if (!present.value().equals(value)) {
            throw new AwsError(
                    "ResourceExistsException",
                    "You can't use ClientRequestToken " + token
                            + " because that value is already in use for a version of secret " + secret.arn() + ".");
        }
        return secret;
    }

    /// Changes a secret as it is at this moment; no other change comes between.
    synchronized Secret change(String id, UnaryOperator<Secret> change) {
        return save(change.apply(findActive(id)));
    }

    synchronized Secret scheduleDeletion(String id, Duration window) {
        Instant now = clock.instant();
        return change(id, secret -> secret.withDeletion(Optional.of(new Deletion(now, now.plus(window)))));
    }

    /// Takes back a deletion that is not final yet.
    synchronized Secret restore(String id) {
        return save(find(id).withDeletion(Optional.empty()));
    }

    synchronized void remove(Secret secret) {
        secrets.remove(secret.name());
    }

    private Secret save(Secret secret) {
        Secret changed = secret.changedAt(clock.instant());
        secrets.put(changed.name(), changed);
        return changed;
    }

    private static boolean gone(Secret secret, Instant now) {
        return secret.deletion().map(end -> !end.finalAt().isAfter(now)).orElse(false);
    }

    private static Secret requireSameRequest(Secret present, Optional<SecretValue> value, String token) {
        if (present.deletion().isPresent()) {
            throw new AwsError(
                    "InvalidRequestException",
                    "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        Optional<SecretValue> earlier =
                Optional.ofNullable(present.versions().get(token)).map(Version::value);
        if (earlier.isEmpty() || !earlier.equals(value)) {
            throw new AwsError(
                    "ResourceExistsException",
                    "The operation failed because the secret " + present.name() + " already exists.");
        }
        return present;
    }

    private Secret withNewVersion(Secret secret, String id, SecretValue value, Set<String> stages) {
        Secret more = secret.withVersion(id, new Version(value, clock.instant(), Set.of()));
        Set<String> labels = new LinkedHashSet<>(stages);
        if (more.versionAt(Secret.CURRENT).isEmpty()) {
            labels.add(Secret.CURRENT);
        }
        for (String stage : labels) {
            more = more.withStage(stage, id);
        }
        return pruned(more);
    }

    private static Secret pruned(Secret secret) {
        Map<String, Version> kept = new LinkedHashMap<>(secret.versions());
        List<String> unlabelled = secret.versions().entrySet().stream()
                .filter(entry -> entry.getValue().stages().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        unlabelled.stream().limit(Math.max(0, kept.size() - MOST_VERSIONS)).forEach(kept::remove);
        return secret.withVersions(kept);
    }
}
