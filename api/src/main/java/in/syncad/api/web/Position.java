package in.syncad.api.web;

import java.util.UUID;

/// Where a page ended: the sort key of its last row, as text, and the row's id, which settles ties.
public record Position(String key, UUID id) {}
