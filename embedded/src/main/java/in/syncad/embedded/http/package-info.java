/// What the small HTTP servers on loopback share.
@NullMarked
package in.syncad.embedded.http;

import org.jspecify.annotations.NullMarked;
