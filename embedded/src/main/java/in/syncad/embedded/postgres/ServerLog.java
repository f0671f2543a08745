package in.syncad.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Finds in a log the one line that says why something failed.
final class ServerLog {

    private static final Pattern CAUSE = Pattern.compile("(?i).*\\b(PANIC|FATAL|error|could not|cannot|invalid)\\b.*");

    private ServerLog() {}

    /// The first line after that position, in bytes, that names a cause; else the last line.
    static String reason(Path log, long from) throws IOException {
        byte[] content = Files.readAllBytes(log);
        int start = (int) Math.min(from, content.length);
        List<String> lines = new String(content, start, content.length - start, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        String last = lines.isEmpty() ? "it ended without a word" : lines.getLast();
        return lines.stream()
                .filter(line -> CAUSE.matcher(line).matches())
                .findFirst()
                .orElse(last)
                .replaceFirst("^.*?(PANIC|FATAL|ERROR|LOG|initdb: error): +", "");
    }
}
