/// AWS's own service models as typed shapes, the values they describe, and the check of one against the other.
@NullMarked
package in.syncad.embedded.aws.model;

import org.jspecify.annotations.NullMarked;
