package in.syncad.api.web;

/// Something shown, and the version of the row that a change of it would be checked against.
public record Versioned<T>(T value, int version) {}
