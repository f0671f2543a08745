/// The HTTP endpoint: checks the signature, reads the call, meets faults, runs the handler, checks and writes the
/// reply.
@NullMarked
package in.syncad.embedded.aws.server;

import org.jspecify.annotations.NullMarked;
