/// Authoritative DNS over the records of the hosted zones, as resolvers on the internet would see them.
@NullMarked
package in.syncad.embedded.aws.dns;

import org.jspecify.annotations.NullMarked;
