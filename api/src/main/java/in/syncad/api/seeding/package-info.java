/// Demonstration people for the school springfield-high, when ENABLE_SEEDING asks for them.
@NullMarked
package in.syncad.api.seeding;

import org.jspecify.annotations.NullMarked;
