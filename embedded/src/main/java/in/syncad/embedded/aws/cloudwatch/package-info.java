/// CloudWatch: metrics put, listed and summed up.
@NullMarked
package in.syncad.embedded.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
