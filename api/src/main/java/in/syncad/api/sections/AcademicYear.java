package in.syncad.api.sections;

import java.time.LocalDate;
import java.util.UUID;

/// A year of the school, such as `2026-27`. Years never overlap.
///
/// @param current whether today is in it
public record AcademicYear(UUID id, String code, LocalDate startsOn, LocalDate endsOn, boolean current) {}
