package in.syncad.common.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// One way to have TLS for a school's host. Safe to repeat at any point with the same token, also after a crash:
/// looks first, then continues.
public interface CertificateIssuer {

    /// Asks for the certificate, or about it. The host has a DNS record of its own by then. After a [#discard] the next
    /// request takes another token: issuers remember one for a while.
    Progress request(String host, UUID token);

    /// Sees to it that what [#request] made stays good, and returns it as it is when nothing is due. What stands is
    /// served until something newer is there.
    ///
    /// @throws in.syncad.common.outside.OutsideFailure when it is not there, or will end without a successor
    Progress renew(String host, UUID token);

    /// Revokes or deletes what [#request] made for that token, with its validation records; nothing there is fine.
    void discard(String host, UUID token);

    /// The tokens of all that was requested and not discarded.
    ///
    /// @param hosts whose are wanted; where asking for a host costs a request, others may come too
    List<UUID> tokens(Predicate<String> hosts);

    sealed interface Progress {

        /// Ready. `reference` is an ARN or the name of the secret that holds key and chain.
        record Issued(String reference, Instant notAfter) implements Progress {}

        /// Ask again after that time.
        record Pending(Duration askAgain) implements Progress {}
    }
}
