package in.syncad.embedded.aws.secretsmanager;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.secretsmanager.Secret.Deletion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `ListSecrets` with its filters
/// (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html).
final class SecretList {

    private static final long USUAL_PAGE = 100;

    private final Secrets secrets;

    SecretList(Secrets secrets) {
        this.secrets = secrets;
    }

    Fields handle(Fields request) {
        Page<Secret> page = Page.of(
                matching(request),
                Secret::name,
                request.optionalText("NextToken"),
                request.number("MaxResults").orElse(USUAL_PAGE).intValue(),
                new AwsError("InvalidNextTokenException", "The NextToken value is invalid."));
        return Fields.of(
                        "SecretList",
                        page.items().stream().map(SecretList::listed).toList())
                .with("NextToken", page.nextToken());
    }

    /// By name, as the table is sorted; a page token works in that direction only.
    private List<Secret> matching(Fields request) {
        boolean withDeleted = request.flag("IncludePlannedDeletion");
        List<Fields> filters = request.structures("Filters");
        List<Secret> matching = secrets.all().stream()
                .filter(secret -> withDeleted || secret.deletion().isEmpty())
                .filter(secret -> filters.stream().allMatch(filter -> passes(filter, secret)))
                .toList();
        boolean descending =
                request.optionalText("SortOrder").filter("desc"::equals).isPresent();
        if (descending && request.has("NextToken")) {
            throw new AwsError("NotImplemented", 501, "The emulator pages through secrets in ascending order only");
        }
        return descending ? matching.reversed() : matching;
    }

    /// What describes a secret both here and in `DescribeSecret`.
    static Fields entry(Secret secret) {
        List<Fields> tags = secret.tags().entrySet().stream()
                .map(tag -> Fields.of("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
        return SecretOperations.identity(secret)
                .with("Description", Optional.of(secret.description()).filter(text -> !text.isEmpty()))
                .with("CreatedDate", secret.createdAt())
                .with("LastChangedDate", secret.changedAt())
                .with("DeletedDate", secret.deletion().map(Deletion::askedAt))
                .with("Tags", Optional.of(tags).filter(list -> !list.isEmpty()));
    }

    private static Fields listed(Secret secret) {
        Map<String, Object> stages = new LinkedHashMap<>();
        secret.versions().forEach((id, version) -> stages.put(id, List.copyOf(version.stages())));
        stages.values().removeIf(value -> ((List<?>) value).isEmpty());
        return entry(secret).with("SecretVersionsToStages", stages);
    }

    /// Values are prefixes, joined by or; an exclamation mark in front turns one round.
    private static boolean passes(Fields filter, Secret secret) {
        List<String> subjects = subjects(filter.text("Key"), secret);
        return filter.texts("Values").stream()
                .anyMatch(value -> value.startsWith("!")
                        ? subjects.stream().noneMatch(subject -> subject.startsWith(value.substring(1)))
                        : subjects.stream().anyMatch(subject -> subject.startsWith(value)));
    }

    private static List<String> subjects(String key, Secret secret) {
        return switch (key) {
            case "name" -> List.of(secret.name());
            case "description" -> words(secret.description());
            case "tag-key" -> List.copyOf(secret.tags().keySet());
            case "tag-value" -> List.copyOf(secret.tags().values());
            case "all" -> {
                List<String> all = new ArrayList<>(words(secret.name() + " " + secret.description()));
                all.addAll(secret.tags().keySet());
                all.addAll(secret.tags().values());
                yield all;
            }
            default -> throw new AwsError("NotImplemented", 501, "The emulator does not filter by " + key);
        };
    }

    private static List<String> words(String text) {
        return List.of(text, text.toLowerCase(Locale.ROOT));
    }
}
