package in.syncad.api.terminal;

import java.util.UUID;

/// A session of the current school has ended, or others may look on.
record TerminalChanged(UUID session) {}
