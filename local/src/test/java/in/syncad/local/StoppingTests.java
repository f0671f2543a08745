package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTests {

    private final List<String> stopped = new ArrayList<>();
    private final Stopping stopping = new Stopping();

    @Test
    void stopsTheLatestFirst() {
        stopping.remember(() -> stopped.add("database"));
        stopping.remember(() -> stopped.add("service"));
        stopping.stopAll();
        assertThat(stopped).containsExactly("service", "database");
    }

    @Test
    void stopsTheOthersWhenOneRefuses() {
        stopping.remember(() -> stopped.add("database"));
        stopping.remember(() -> {
            throw new IllegalStateException("stuck");
        });
        stopping.stopAll();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void stopsOnce() {
        stopping.remember(() -> stopped.add("database"));
        stopping.stopAll();
        stopping.stopAll();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void stopsAtOnceWhatComesTooLate() {
        stopping.stopAll();
        assertThatThrownBy(() -> stopping.remember(() -> stopped.add("latecomer")))
                .isInstanceOf(CannotRun.class);
        assertThat(stopped).containsExactly("latecomer");
    }
}
