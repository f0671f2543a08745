package in.syncad.embedded.aws.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A secret and its versions by id. `deletion` is there while it waits for its end.
record Secret(
        String arn,
        String name,
        String description,
        Instant createdAt,
        Instant changedAt,
        Optional<Deletion> deletion,
        Map<String, String> tags,
        Map<String, Version> versions) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    /// When the deletion was asked for, and when it becomes final.
    record Deletion(Instant askedAt, Instant finalAt) {}

    /// One value and the staging labels that point to it.
    record Version(SecretValue value, Instant createdAt, Set<String> stages) {

        Version with(String stage) {
            Set<String> more = new LinkedHashSet<>(stages);
            more.add(stage);
            return new Version(value, createdAt, more);
        }

        Version without(String stage) {
            Set<String> fewer = new LinkedHashSet<>(stages);
            fewer.remove(stage);
            return new Version(value, createdAt, fewer);
        }
    }

    Optional<String> versionAt(String stage) {
        return versions.entrySet().stream()
                .filter(entry -> entry.getValue().stages().contains(stage))
                .findFirst()
                .map(Map.Entry::getKey);
    }

    Secret withVersion(String id, Version version) {
        Map<String, Version> more = new LinkedHashMap<>(versions);
        more.put(id, version);
        return withVersions(more);
    }

    /// Moves a staging label to a version; where AWSCURRENT leaves, AWSPREVIOUS arrives
    /// (https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version).
    Secret withStage(String stage, String id) {
        Optional<String> left = versionAt(stage).filter(holder -> !holder.equals(id));
        Secret moved = withoutStage(stage).changing(id, version -> version.with(stage));
        return stage.equals(CURRENT) && left.isPresent()
                ? moved.withoutStage(PREVIOUS).changing(left.get(), version -> version.with(PREVIOUS))
                : moved;
    }

    Secret withoutStage(String stage) {
        Map<String, Version> changed = new LinkedHashMap<>();
        versions.forEach((id, version) -> changed.put(id, version.without(stage)));
        return withVersions(changed);
    }

    Secret withVersions(Map<String, Version> others) {
        return new Secret(arn, name, description, createdAt, changedAt, deletion, tags, others);
    }

    Secret withDescription(String other) {
        return new Secret(arn, name, other, createdAt, changedAt, deletion, tags, versions);
    }

    Secret withTags(Map<String, String> others) {
        return new Secret(arn, name, description, createdAt, changedAt, deletion, others, versions);
    }

    Secret withDeletion(Optional<Deletion> other) {
        return new Secret(arn, name, description, createdAt, changedAt, other, tags, versions);
    }

    Secret changedAt(Instant now) {
        return new Secret(arn, name, description, createdAt, now, deletion, tags, versions);
    }

    private Secret changing(String id, UnaryOperator<Version> change) {
        Map<String, Version> changed = new LinkedHashMap<>(versions);
        changed.computeIfPresent(id, (_, version) -> change.apply(version));
        return withVersions(changed);
    }
}
