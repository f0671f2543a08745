package in.syncad.api.files.virus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Looks for viruses: a port.
public interface VirusScanner {

    /// The name of what was found. Empty is "nothing", and never "could not look".
    ///
    /// @throws IOException when it could not look
    Optional<String> find(Path file) throws IOException;
}
