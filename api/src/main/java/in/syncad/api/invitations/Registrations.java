package in.syncad.api.invitations;

import in.syncad.api.passwords.FirstPasswords;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.users.AccountDetails;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Turns invitations into accounts.
@Service
class Registrations {

    /// Whoever invites is not signed in when the invited registers.
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final InvitationStore store;
    private final InvitationTokens tokens;
    private final Users users;
    private final FirstPasswords passwords;

    Registrations(InvitationStore store, InvitationTokens tokens, Users users, FirstPasswords passwords) {
        this.store = store;
        this.tokens = tokens;
        this.users = users;
        this.passwords = passwords;
    }

    /// The open invitation that a token stands for.
    ///
    /// @throws Refused 422 `invitation.invalid`, always the same: made up, of another school, used,
    ///     withdrawn or expired
    Invitation invitation(String token) {
        return tokens.invitation(token).flatMap(store::findOpen).orElseThrow(Registrations::notOpen);
    }

    /// Uses the invitation up. The account is opened in the name of whoever invited.
    ///
    /// @throws Refused 422 when somebody else was faster; 409 `user.email-taken`
    @Transactional
    public SigningIn register(UUID invitation, String displayName, FirstPasswords.Prepared password) {
        Invitation used = store.end(invitation).orElseThrow(Registrations::notOpen);
        Caller inviter = new Caller(used.invitedBy(), NO_SESSION, Set.of(Role.SCHOOL_ADMIN));
        AccountDetails details = new AccountDetails(displayName, used.email(), null, used.roles(), null);
        UUID account = users.open(details, inviter).value().id();
        passwords.set(account, password);
        return users.signingIn(account).orElseThrow();
    }

    private static Refused notOpen() {
        return Refused.invalid(
                "invitation.invalid", "/token", "This invitation is not open any more; ask for a new one.");
    }
}
