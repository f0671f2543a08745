package in.syncad.api.passwords;

import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Passwords of accounts that are being opened.
@Component
public class FirstPasswords {

    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final PasswordStore store;

    FirstPasswords(PasswordRules rules, PasswordHashes hashes, PasswordStore store) {
        this.rules = rules;
        this.hashes = hashes;
        this.store = store;
    }

    /// A password that may be set, as it will be stored.
    public record Prepared(String hash) {

        @Override
        public String toString() {
            return "Prepared[]";
        }
    }

    /// Takes a moment: call it outside of transactions.
    ///
    /// @param pointer where it stands in the request
    /// @throws Refused 422 `password.breached`, 503
    public Prepared prepare(String password, String pointer) {
        rules.require(password, pointer);
        return new Prepared(hashes.hash(password));
    }

    /// Call in the transaction that opens the account.
    public void set(UUID user, Prepared password) {
        store.put(user, password.hash());
    }
}
