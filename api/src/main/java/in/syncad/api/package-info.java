/// REST for the schools: signing in, students and guardians, users, each request in the database of its own school.
@NullMarked
package in.syncad.api;

import org.jspecify.annotations.NullMarked;
