package in.syncad.embedded.postgres;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import in.syncad.embedded.process.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The account under which the server runs. PostgreSQL refuses to run as root, so root either hides behind a user
/// namespace of its own, in which it is nobody but still owns its files, or, where the kernel or a container forbids
/// that, hands the data directory to an unprivileged user.
///
/// @param prefix of every command line of the server
/// @param owner to whom the files of the server must belong; empty: to this JVM's user
/// @param binaries a directory from which that account can run programs
record ServerAccount(List<String> prefix, Optional<UserPrincipal> owner, Path binaries) {

    static ServerAccount ofThisMachine() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerAccount(List.of(), Optional.empty(), userCache());
        }
        return Commands.hasUserNamespaces()
                ? new ServerAccount(List.of("unshare", "-U"), Optional.empty(), userCache())
                : unprivileged();
    }

    /// Debian's and Red Hat's `postgres` where that package is installed, else `nobody`.
    static ServerAccount unprivileged() throws IOException {
        try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
            String[] user = users.map(line -> line.split(":", -1))
                    .filter(fields -> fields[0].equals("postgres") || fields[0].equals("nobody"))
                    .min((left, right) -> right[0].compareTo(left[0]))
                    .orElseThrow(() -> new ServiceStartFailed(
                            "PostgreSQL", "it cannot run as root and there is no user postgres or nobody"));
            UserPrincipal owner =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user[0]);
            return new ServerAccount(
                    List.of("setpriv", "--reuid", user[2], "--regid", user[3], "--clear-groups"),
                    Optional.of(owner),
                    TemporaryDirectory.parent());
        }
    }

    List<String> command(List<String> command) {
        return Commands.concat(prefix, command);
    }

    /// Hands the file or directory over to the account.
    void own(Path root) throws IOException {
        if (owner.isPresent()) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.setOwner(file, owner.get());
                }
            }
        }
    }

    private static Path userCache() {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.isWritable(home)
                ? OwnFiles.directory(home.resolve(".cache/syncad"), "rwx------")
                : TemporaryDirectory.parent();
    }
}
