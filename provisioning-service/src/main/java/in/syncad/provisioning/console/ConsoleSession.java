package in.syncad.provisioning.console;

import in.syncad.provisioning.access.Operator;
import java.util.UUID;

/// Somebody who is signed in to the console. A controller method gets it as a parameter.
///
/// @param formToken secret, in every form: what comes without it was not sent from a page of this session
record ConsoleSession(UUID id, String formToken) {

    Operator operator() {
        return new Operator(id.toString());
    }

    @Override
    public String toString() {
        return "ConsoleSession[id=%s]".formatted(id);
    }
}
