package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTests {

    /// Whatever it is: a hundredth of it, a hundred times, is a little more or less.
    @Test
    void theGreatestReachesTheTop() {
        IntStream.rangeClosed(1, 100)
                .mapToObj(Duration::ofMillis)
                .map(each -> Chart.columns("Times", List.of(new Chart.Column(each, each)), List.of("now")))
                .forEach(chart -> assertThat(chart).contains("y=\"0.00\" width=\"0.7\" height=\"100.00\""));
    }
}
