package in.syncad.api.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.AtOnce;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
