/// One task of ECS: its container, what it is told, what it may do.
@NullMarked
package in.syncad.deploy.task;

import org.jspecify.annotations.NullMarked;
