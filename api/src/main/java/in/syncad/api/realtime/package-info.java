/// Tells people who are connected, on whichever instance, that there is something new; lets nobody in whom HTTP would
/// refuse, and puts out whoever loses that right.
@NullMarked
package in.syncad.api.realtime;

import org.jspecify.annotations.NullMarked;
