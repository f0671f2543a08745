package in.syncad.api.meetings;

import java.util.List;
import java.util.UUID;

/// A meeting has started or ended.
record MeetingMoved(UUID meeting, String title, MeetingState state, List<UUID> invited) {}
