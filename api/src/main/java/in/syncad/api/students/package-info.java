/// The students of a school: enrolling, finding, changing and withdrawing them, and who may see which.
@NullMarked
package in.syncad.api.students;

import org.jspecify.annotations.NullMarked;
