package in.syncad.provisioning.access;

/// Whoever runs the service. A controller method gets it as a parameter.
///
/// @param session by which the operators' audit tells one sign-in to the console from another; `key` for programs
public record Operator(String session) {

    /// Somebody who sent a key along.
    static final Operator BY_KEY = new Operator("key");
}
