/// Invitations: how people get accounts that nobody fills in for them. Nobody registers without one.
@NullMarked
package in.syncad.api.invitations;

import org.jspecify.annotations.NullMarked;
