/// How long permission to upload a file takes.
@NullMarked
package in.syncad.bench.presign;

import org.jspecify.annotations.NullMarked;
