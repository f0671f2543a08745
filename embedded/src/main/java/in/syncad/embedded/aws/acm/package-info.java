/// Certificate Manager: issues real X.509 certificates from a local authority once DNS proves the names.
@NullMarked
package in.syncad.embedded.aws.acm;

import org.jspecify.annotations.NullMarked;
