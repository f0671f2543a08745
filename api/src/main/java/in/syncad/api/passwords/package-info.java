/// Passwords: signing in with one, setting, changing and resetting it. Nobody has to have one.
@NullMarked
package in.syncad.api.passwords;

import org.jspecify.annotations.NullMarked;
