/// One-time passwords, staying signed in, signing out.
@NullMarked
package in.syncad.api.signin;

import org.jspecify.annotations.NullMarked;
