package in.syncad.api.web;

/// A row of a list and its place in the list's order.
public record Listed<T>(T row, Position position) {}
