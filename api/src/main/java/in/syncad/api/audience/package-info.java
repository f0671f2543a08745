/// Whom a message may be addressed to: groups of people that features contribute, turned into accounts.
@NullMarked
package in.syncad.api.audience;

import org.jspecify.annotations.NullMarked;
