package in.syncad.provisioning.saga;

import java.time.Duration;
import java.util.Map;

/// How one attempt at a step ended.
public sealed interface StepOutcome {

    /// The effect is there. `output` is kept with the step, for later steps and for operators.
    record Done(Map<String, String> output) implements StepOutcome {

        public Done {
            output = Map.copyOf(output);
        }

        public Done() {
            this(Map.of());
        }
    }

    /// Nothing is wrong; ask again after that time.
    record Wait(Duration before) implements StepOutcome {}

    /// It did not work.
    ///
    /// @param why for operators: no secrets, no personal data
    /// @param permanent whether trying again is pointless
    record Failed(String why, boolean permanent) implements StepOutcome {}
}
