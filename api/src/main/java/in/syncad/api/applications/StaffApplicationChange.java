package in.syncad.api.applications;

import jakarta.validation.constraints.NotNull;

/// What a school-admin decides about an application.
public record StaffApplicationChange(@NotNull ApplicationStatus status) {}
