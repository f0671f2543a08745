package in.syncad.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalPortTests {

    /// So many of ten thousand would hold equal ones nearly always.
    @Test
    void nobodyIsGivenThePortOfAnother() {
        List<Integer> ports =
                IntStream.range(0, 400).mapToObj(each -> LocalPort.choose()).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
