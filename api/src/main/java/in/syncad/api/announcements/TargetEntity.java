package in.syncad.api.announcements;

import jakarta.persistence.Embeddable;

/// A group that an announcement is addressed to.
@Embeddable
record TargetEntity(String kind, String value) {}
