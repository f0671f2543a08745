/// The environments of the contract: where each is, how large, and what it says of its account.
@NullMarked
package in.syncad.deploy.environment;

import org.jspecify.annotations.NullMarked;
