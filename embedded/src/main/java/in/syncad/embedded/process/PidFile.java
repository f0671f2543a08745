package in.syncad.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a pid file says.
///
/// @param child the process
/// @param program the file name of its program, as one more proof that it is still that process
/// @param owner the JVM that answers for it
record PidFile(ProcessIdentity child, String program, ProcessIdentity owner) {

    private static final int LINES = 3;

    /// Empty when there is no such file, or when it was cut short.
    static Optional<PidFile> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != LINES) {
                return Optional.empty();
            }
            Optional<ProcessIdentity> child = ProcessIdentity.parse(lines.getFirst());
            Optional<ProcessIdentity> owner = ProcessIdentity.parse(lines.getLast());
            return child.flatMap(known -> owner.map(its -> new PidFile(known, lines.get(1), its)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, "%s%n%s%n%s%n".formatted(child, program, owner));
    }

    /// The process, if it still runs.
    Optional<ProcessHandle> process() {
        return child.find().filter(this::runsProgram);
    }

    /// The JVM that answers for the process, if it lives and is not this one.
    Optional<ProcessHandle> otherLivingOwner() {
        return owner.find().filter(jvm -> jvm.pid() != ProcessHandle.current().pid());
    }

    private boolean runsProgram(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(command -> command.endsWith(program))
                .isPresent();
    }
}
