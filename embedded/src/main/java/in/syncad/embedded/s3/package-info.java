/// An S3 endpoint in this JVM that stores objects as files and verifies every signature.
@NullMarked
package in.syncad.embedded.s3;

import org.jspecify.annotations.NullMarked;
