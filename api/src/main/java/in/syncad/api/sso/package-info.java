/// Signing in by somebody who vouches for people: OpenID Connect.
@NullMarked
package in.syncad.api.sso;

import org.jspecify.annotations.NullMarked;
