/// Conversations between those who may talk: members, messages in order, read markers, reports. Nobody reads along who
/// is
/// not a member; the school sees what a member reports to it.
@NullMarked
package in.syncad.api.chat;

import org.jspecify.annotations.NullMarked;
