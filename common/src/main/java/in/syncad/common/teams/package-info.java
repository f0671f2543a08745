/// Posts to a channel of Microsoft Teams.
@NullMarked
package in.syncad.common.teams;

import org.jspecify.annotations.NullMarked;
