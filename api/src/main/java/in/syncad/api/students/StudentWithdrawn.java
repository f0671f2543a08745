package in.syncad.api.students;

import java.time.LocalDate;
import java.util.UUID;

/// A student has left; told to listeners in the transaction that recorded it.
public record StudentWithdrawn(UUID student, LocalDate lastDay) {}
