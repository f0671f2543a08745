/// Academic years, sections, who teaches them, and which students sit in them.
@NullMarked
package in.syncad.api.sections;

import org.jspecify.annotations.NullMarked;
