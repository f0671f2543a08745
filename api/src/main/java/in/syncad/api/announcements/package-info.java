/// What a school tells many at once: written, published, read, acknowledged.
@NullMarked
package in.syncad.api.announcements;

import org.jspecify.annotations.NullMarked;
