package in.syncad.provisioning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "springfield-high", "a-1", "007", "a--b", "a2345678901234567890123456789012345678-0"})
    void takesLabelsOfThreeToFortyCharacters(String text) {
        assertThat(Slug.isWellFormed(text)).isTrue();
        assertThat(new Slug(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-abc",
                "abc-",
                "Abc",
                "a_b",
                "a.b",
                "a b",
                "ab\n",
                "ábc",
                "xn--80ak6aa92e",
                "ab--cd",
                "a23456789012345678901234567890123456789-0"
            })
    void takesNothingElse(String text) {
        assertThat(Slug.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
    }

    @Test
    void keepsThePlatformsNamesForThePlatform() {
        assertThat(new Slug("www").isReserved()).isTrue();
        assertThat(new Slug("postmaster").isReserved()).isTrue();
        assertThat(new Slug("springfield-high").isReserved()).isFalse();
    }
}
