package in.syncad.api.terminal;

import java.time.Instant;

/// What opens one connection of a terminal, once.
///
/// @param ticket 256 random bits, for the first frame and never for an address
/// @param path where to connect, on the host of the school
/// @param expiresAt half a minute later
public record TerminalTicket(String ticket, Side role, String path, Instant expiresAt) {

    /// Stays out of logs.
    @Override
    public String toString() {
        return "TerminalTicket[%s]".formatted(role);
    }
}
