/// The guardians of students: who they are, whose they are, and what they may see and do.
@NullMarked
package in.syncad.api.guardians;

import org.jspecify.annotations.NullMarked;
