package in.syncad.api.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTests {

    @Test
    void findsWhatSchoolsLookFor() {
        Findings findings = Keywords.in("""
                B. Ed., M.Sc (Physics), CTET.
                9+ years of teaching experience at CBSE schools; at 35 years of age.
                Speaks english and Hindi.""");

        assertThat(findings)
                .isEqualTo(new Findings(
                        null,
                        List.of("B.Ed", "M.Sc", "CTET"),
                        List.of("Physics", "CBSE"),
                        List.of("English", "Hindi"),
                        9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The net result", "Bedding", "Hindisms", "99 years of experience", "12 years old", ""})
    void findsNothingInOtherWords(String text) {
        assertThat(Keywords.in(text)).isEqualTo(new Findings(null, List.of(), List.of(), List.of(), null));
    }
}
