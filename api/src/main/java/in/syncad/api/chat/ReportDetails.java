package in.syncad.api.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Why somebody shows a message to the school.
record ReportDetails(@NotBlank @Size(max = 1_000) String reason) {

    ReportDetails {
        reason = reason == null ? "" : reason.strip();
    }
}
