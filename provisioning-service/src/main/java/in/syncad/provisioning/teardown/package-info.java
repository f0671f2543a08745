/// What the removal of a school consists of; it only goes forward.
@NullMarked
package in.syncad.provisioning.teardown;

import org.jspecify.annotations.NullMarked;
