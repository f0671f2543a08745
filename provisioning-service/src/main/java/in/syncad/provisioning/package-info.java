/// The service that creates and removes schools.
@NullMarked
package in.syncad.provisioning;

import org.jspecify.annotations.NullMarked;
