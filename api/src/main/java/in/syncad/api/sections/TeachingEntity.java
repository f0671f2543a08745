package in.syncad.api.sections;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/// A row of the section's teachers.
@Embeddable
record TeachingEntity(UUID teacherId, String subject) {}
