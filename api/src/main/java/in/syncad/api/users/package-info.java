/// The accounts of a school: who may sign in, by which address, in which roles.
@NullMarked
package in.syncad.api.users;

import org.jspecify.annotations.NullMarked;
