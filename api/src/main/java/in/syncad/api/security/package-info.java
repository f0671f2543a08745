/// Who is calling, and what that person may do. Deny by default: a route that names no roles is closed.
@NullMarked
package in.syncad.api.security;

import org.jspecify.annotations.NullMarked;
