/// The environment variables of this service, read and checked once at the start.
@NullMarked
package in.syncad.api.settings;

import org.jspecify.annotations.NullMarked;
