/// STS: who is calling.
@NullMarked
package in.syncad.embedded.aws.sts;

import org.jspecify.annotations.NullMarked;
