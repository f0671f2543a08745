/// SNS: text messages, mobile pushes, topics and their subscriptions.
@NullMarked
package in.syncad.embedded.aws.sns;

import org.jspecify.annotations.NullMarked;
