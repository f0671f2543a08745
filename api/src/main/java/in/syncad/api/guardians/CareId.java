package in.syncad.api.guardians;

import java.io.Serializable;
import java.util.UUID;

/// Whose guardian, and which.
public record CareId(UUID studentId, UUID guardianId) implements Serializable {}
