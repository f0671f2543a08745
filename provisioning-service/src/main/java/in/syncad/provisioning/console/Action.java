package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a school's page offers. The states are those in which a button makes sense; whether it may be done the verb
/// decides, which is that of the REST routes.
enum Action {
    RETRY("Create again", "The creation is tried again.", SchoolStatus.FAILED),
    ROLL_BACK("Roll back", "The creation is being rolled back.", SchoolStatus.PROVISIONING),
    SUSPEND("Suspend", "The school is suspended.", SchoolStatus.ACTIVE),
    RESUME("Resume", "The school is served again.", SchoolStatus.SUSPENDED, SchoolStatus.DELETING),
    RESEND_WELCOME("Send the welcome again", "The welcome is being sent again.", SchoolStatus.ACTIVE),
    DELETE(
            "Delete for good",
            "The school is being deleted.",
            SchoolStatus.ACTIVE,
            SchoolStatus.SUSPENDED,
            SchoolStatus.FAILED);

    private final String button;
    private final String done;
    private final Set<SchoolStatus> offeredIn;

    Action(String button, String done, SchoolStatus... offeredIn) {
        this.button = button;
        this.done = done;
        this.offeredIn = Set.of(offeredIn);
    }

    /// @throws Refused 404 for what no page of ours asks for
    static Action ofCode(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("action.unknown", "There is no such action."));
    }

    static List<Action> offeredIn(String status) {
        return Arrays.stream(values())
                .filter(action ->
                        action.offeredIn.stream().map(SchoolStatus::code).anyMatch(status::equals))
                .toList();
    }

    /// As in paths.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String button() {
        return button;
    }

    /// What the page that follows says.
    String done() {
        return done;
    }
}
