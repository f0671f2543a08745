package in.syncad.embedded.aws.model;

/// What a model says of an error shape: its code on the wire and its HTTP status.
public record ErrorTrait(String code, int status) {}
