/// Databases made in advance, so that a new school need not wait for one.
@NullMarked
package in.syncad.provisioning.standby;

import org.jspecify.annotations.NullMarked;
