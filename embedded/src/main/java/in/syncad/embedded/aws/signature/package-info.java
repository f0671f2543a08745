/// AWS Signature Version 4, from the receiver's side.
@NullMarked
package in.syncad.embedded.aws.signature;

import org.jspecify.annotations.NullMarked;
