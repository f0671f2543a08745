package in.syncad.web;

/// As a bean: what is sent to paths that begin so may be no longer than that.
public record BodyLimit(String prefix, long bytes) {

    boolean counts(String path) {
        return path.startsWith(prefix);
    }
}
