package in.syncad.embedded.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tables of records kept in one file. A change returns only after its line is with the operating system, so nothing
/// acknowledged is lost when the process is killed; the file is not forced to the disk at each change, so a power cut
/// may cost the last seconds. A line that was cut short by the end of the process is dropped at the next opening.
public final class Journal implements AutoCloseable {

    /// Rewrite the file when it has this many lines and most of them are outdated.
    private static final int COMPACTION_LINES = 20_000;

    private static final int COMPACTION_FACTOR = 4;

    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    /// The file holds secrets and one-time codes.
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final FileChannel lockFile;
    private final Map<String, Map<String, JsonNode>> unclaimed = new HashMap<>();
    private final Map<String, Table<?>> tables = new LinkedHashMap<>();
    private FileChannel channel;
    private long lines;

    private Journal(Path file, FileChannel lockFile, FileChannel channel) {
        this.file = file;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /// Opens or creates `file`; refuses one that another process has open.
    public static Journal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel lockFile = lock(file.resolveSibling(file.getFileName() + ".lock"));
            Journal journal = new Journal(file, lockFile, append(file));
            journal.load();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be opened", e);
        }
    }

    /// The table `name` with what the file has of it. Each table is claimed once, before its first change.
    public synchronized <V> Table<V> table(String name, Class<V> type) {
        Table<V> table = new Table<>(this, name);
        unclaimed.getOrDefault(name, Map.of()).forEach((key, node) -> table.restore(key, json.treeToValue(node, type)));
        unclaimed.remove(name);
        if (tables.put(name, table) != null) {
            throw new IllegalStateException("The table " + name + " is claimed twice");
        }
        return table;
    }

    /// Writes the changes of one table as one line, all or nothing, and runs `then` before the next writer.
    synchronized <V> void record(String table, Map<String, Optional<V>> changes, Runnable then) {
        ObjectNode line = json.createObjectNode();
        ObjectNode values = line.put("table", table).putObject("changes");
        changes.forEach((key, value) -> values.set(key, json.valueToTree(value.orElse(null))));
        append(line);
        then.run();
        if (unclaimed.isEmpty() && lines > COMPACTION_LINES && lines > COMPACTION_FACTOR * liveLines()) {
            compact();
        }
    }

    @Override
    public synchronized void close() {
        try (FileChannel unlocked = lockFile;
                FileChannel written = channel) {
            written.force(true);
            unlocked.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = 0;
        for (int end = 0; end < content.length; end++) {
            if (content[end] == '\n') {
                replay(new String(content, start, end - start, StandardCharsets.UTF_8));
                start = end + 1;
            }
        }
        channel.truncate(start);
    }

    private void replay(String text) {
        try {
            JsonNode line = json.readTree(text);
            Map<String, JsonNode> table =
                    unclaimed.computeIfAbsent(line.get("table").asString(), _ -> new LinkedHashMap<>());
            line.get("changes").properties().forEach(change -> {
                if (change.getValue().isNull()) {
                    table.remove(change.getKey());
                } else {
                    table.put(change.getKey(), change.getValue());
                }
            });
            lines++;
        } catch (JacksonException e) {
            throw new IllegalStateException("Line " + (lines + 1) + " of the journal " + file + " is damaged", e);
        }
    }

    private void append(ObjectNode line) {
        try {
            long before = channel.size();
            try {
                write(channel, line);
                lines++;
            } catch (IOException e) {
                // Half a line would spoil the next one.
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be written", e);
        }
    }

    private void write(FileChannel target, ObjectNode line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(json.writeValueAsString(line) + "\n");
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    private long liveLines() {
        return tables.values().stream().mapToLong(Table::size).sum();
    }

    /// Writes what is alive to a new file and puts it in the place of the old one in one step.
    private void compact() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            FileChannel target = append(fresh);
            lines = 0;
            for (Map.Entry<String, Table<?>> entry : tables.entrySet()) {
                writeAll(target, entry.getKey(), entry.getValue());
            }
            target.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            channel.close();
            channel = target;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be compacted", e);
        }
    }

    private <V> void writeAll(FileChannel target, String name, Table<V> table) throws IOException {
        for (Map.Entry<String, V> entry : table.entries().entrySet()) {
            ObjectNode line = json.createObjectNode();
            line.put("table", name).putObject("changes").set(entry.getKey(), json.valueToTree(entry.getValue()));
            write(target, line);
            lines++;
        }
    }

    private static FileChannel append(Path path) throws IOException {
        return FileChannel.open(path, APPENDING, OWNER_ONLY);
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException("It is in use already: " + path + " is locked");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
