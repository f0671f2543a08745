package in.syncad.provisioning.teardown;

import in.syncad.common.settings.Variables;
import java.time.Duration;

/// The removal of schools.
///
/// @param undoWindow how long a removal can be taken back; nothing of the school is touched until then
public record TeardownSettings(Duration undoWindow) {

    public static TeardownSettings from(Variables variables) {
        return new TeardownSettings(variables.duration("TEARDOWN_UNDO_WINDOW", Duration.ZERO));
    }
}
