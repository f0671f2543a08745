/// Tells people things by whichever way they can be reached: queued with the change that causes it, handed to each
/// provider at least once, listed in the app.
@NullMarked
package in.syncad.api.notifications;

import org.jspecify.annotations.NullMarked;
