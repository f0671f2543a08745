package in.syncad.api.signin;

import in.syncad.api.jobs.Jobs;
import in.syncad.api.users.Login;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// One-time passwords. Nothing here tells whether a login is known: the answers are the same and so
/// is the work, because the account is looked up only when the message is written and when a code was right.
@Service
public class OneTimePasswords {

    private final Challenges challenges;
    private final Jobs jobs;
    private final DeliverCode deliverCode;
    private final Users users;
    private final LockOuts lockOuts;
    private final Clock clock;

    OneTimePasswords(
            Challenges challenges, Jobs jobs, DeliverCode deliverCode, Users users, LockOuts lockOuts, Clock clock) {
        this.challenges = challenges;
        this.jobs = jobs;
        this.deliverCode = deliverCode;
        this.users = users;
        this.lockOuts = lockOuts;
        this.clock = clock;
    }

    /// Has a code sent to that login, if it is somebody's.
    ///
    /// @return the challenge that the code will be the answer to
    /// @throws Refused 429 too often; 503 without Redis or the central database
    public UUID request(Login login, Purpose purpose, String address) {
        UUID challenge = UUID.randomUUID();
        challenges.open(challenge, login, address);
        jobs.soon(
                deliverCode,
                challenge.toString(),
                new DeliverCode.Delivery(challenge, purpose, clock.instant().plus(Challenges.LIFE)));
        return challenge;
    }

    /// @throws Refused 401, always the same: wrong or used code, a code for another purpose,
    ///     unknown, expired or locked challenge, unknown login
    public SigningIn verify(UUID challenge, Purpose purpose, String code) {
        return switch (challenges.attempt(challenge, purpose, code.strip())) {
            case Attempt.Right(Login login) -> users.signingIn(login).orElseThrow(OneTimePasswords::refused);
            case Attempt.Last(Login login) -> {
                lockOuts.record(challenge, login);
                throw refused();
            }
            case Attempt.Wrong() -> throw refused();
        };
    }

    private static Refused refused() {
        return Refused.unauthenticated("otp.refused", "This code is wrong or no longer valid; ask for a new one.");
    }
}
