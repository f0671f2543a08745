/// Creates, shows and removes schools over HTTP, for operators.
@NullMarked
package in.syncad.provisioning.schools;

import org.jspecify.annotations.NullMarked;
