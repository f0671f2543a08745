/// The five wire protocols of AWS, each driven by the service model alone.
@NullMarked
package in.syncad.embedded.aws.protocol;

import org.jspecify.annotations.NullMarked;
