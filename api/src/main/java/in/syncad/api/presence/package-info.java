/// Who is connected at this moment. Soft state in Redis: lost with it, and made again by those who are.
@NullMarked
package in.syncad.api.presence;

import org.jspecify.annotations.NullMarked;
