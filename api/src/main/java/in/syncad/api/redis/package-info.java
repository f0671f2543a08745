/// How the service keeps in touch with Redis.
@NullMarked
package in.syncad.api.redis;

import org.jspecify.annotations.NullMarked;
