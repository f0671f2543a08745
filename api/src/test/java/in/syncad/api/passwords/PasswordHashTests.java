package in.syncad.api.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.AtOnce;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordHashTests {

    private final PasswordHashes hashes = new PasswordHashes(2);

    @Test
    void aHashIsNewEachTimeAndKnowsItsPassword() {
        String one = hashes.hash("some password");

        assertThat(hashes.hash("some password")).isNotEqualTo(one);
        assertThat(hashes.matches("some password", Optional.of(one))).isTrue();
        assertThat(hashes.matches("same password", Optional.of(one))).isFalse();
        assertThat(hashes.matches("nobody has this password", Optional.empty())).isFalse();
    }

    /// Of a hash that cannot be read nothing is computed, and who asks would learn by the clock that there is nobody.
    /// What is compared is not the time, but what it depends on: the parameters, the lengths of salt and hash.
    @Test
    void whoeverIsNotThereIsComparedWithAHashOfTheSameKind() {
        String kept = hashes.hash("some password");

        assertThat(PasswordHashes.NOBODYS)
                .hasSameSizeAs(kept)
                .startsWith(kept.substring(0, kept.lastIndexOf("p=1$") + 4));
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).upgradeEncoding(PasswordHashes.NOBODYS))
                .isFalse();
    }

    /// 200 of 19 MiB each would be 3.7 GiB; the heap of the tests has far less.
    @Test
    void hundredsAtOnceNeitherTakeTheHeapNorWaitForEver() {
        String hash = hashes.hash("some password");

        List<String> ends = AtOnce.times(200, number -> {
            try {
                return Boolean.toString(hashes.matches("wrong password", Optional.of(hash)));
            } catch (Refused refused) {
                return refused.code();
            }
        });

        assertThat(ends).isSubsetOf("false", "password.busy").contains("false");
    }
}
