/// Runs scripts of Node with packages of npm, where Node is installed: to try our servers with everybody's clients.
@NullMarked
package in.syncad.embedded.node;

import org.jspecify.annotations.NullMarked;
