package in.syncad.api.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where passwords are looked up that are known from breaches.
public sealed interface BreachSource {

    String EXPECTED =
            "a readable file of SHA-1 hashes in order, or the https address of a range API, ending with a slash";

    /// A file of SHA-1 hashes in order.
    record File(Path path) implements BreachSource {}

    /// A service that is told the beginning of a hash.
    record Service(URI ranges) implements BreachSource {}

    /// Passwords are not looked up.
    record None() implements BreachSource {}

    /// @throws IllegalArgumentException when it is neither
    static BreachSource of(String text) {
        if (text.startsWith("https://") && text.endsWith("/")) {
            return new Service(URI.create(text));
        }
        Path path = Path.of(text);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException("no readable file");
        }
        return new File(path);
    }
}
