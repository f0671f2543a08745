package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Where the files of the current school lie in storage. Keys are made of ids and dates, never of names.
final class ObjectKeys {

    private static final String THUMBNAIL = ".thumbnail.jpg";

    private ObjectKeys() {}

    /// Where clients put a file; nobody reads it from there.
    static String pending(UUID file) {
        return pendingPrefix() + file;
    }

    /// Empty when it is not such a key of the current school.
    static Optional<UUID> pendingId(String key) {
        String prefix = pendingPrefix();
        try {
            return key.startsWith(prefix)
                    ? Optional.of(UUID.fromString(key.substring(prefix.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String pendingPrefix() {
        return "pending/%s/".formatted(school());
    }

    /// Where it lies once it is ready. The id in there is random and nowhere else.
    static String stored(FileKind kind, FileType type, LocalDate day) {
        return "%s%s/%d/%02d/%s.%s"
                .formatted(
                        kind.published() ? publishedPrefix() : guardedPrefix(),
                        kind.name(),
                        day.getYear(),
                        day.getMonthValue(),
                        UUID.randomUUID(),
                        type.storedAs().extension());
    }

    static String guardedPrefix() {
        return "t/%s/".formatted(school());
    }

    static String publishedPrefix() {
        return "public/%s/".formatted(school());
    }

    static String thumbnailOf(String stored) {
        return stem(stored) + THUMBNAIL;
    }

    /// What a file and its thumbnail have in common.
    static String stem(String stored) {
        int dot = stored.indexOf('.');
        return dot < 0 ? stored : stored.substring(0, dot);
    }

    private static UUID school() {
        return CurrentSchool.get().id().value();
    }
}
