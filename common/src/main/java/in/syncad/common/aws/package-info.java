/// The ports by AWS SDK clients. The only package that knows the cloud.
@NullMarked
package in.syncad.common.aws;

import org.jspecify.annotations.NullMarked;
