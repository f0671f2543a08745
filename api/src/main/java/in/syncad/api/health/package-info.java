/// Whether the service is alive, and how what it depends on is doing.
@NullMarked
package in.syncad.api.health;

import org.jspecify.annotations.NullMarked;
