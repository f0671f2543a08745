/// Route 53: hosted zones, atomic batches of record changes, and the moment at which the world sees them.
@NullMarked
package in.syncad.embedded.aws.route53;

import org.jspecify.annotations.NullMarked;
