/// Signing in with a one-time password, staying signed in, signing out.
@NullMarked
package in.syncad.api.signin;

import org.jspecify.annotations.NullMarked;
