/// Meetings by video: who is invited and let in, and the messages by which their browsers find each other.
@NullMarked
package in.syncad.api.meetings;

import org.jspecify.annotations.NullMarked;
