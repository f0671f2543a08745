/// What holds data or outlives a release: network, database, cache, storage, secrets, identities of senders.
@NullMarked
package in.syncad.deploy.foundation;

import org.jspecify.annotations.NullMarked;
