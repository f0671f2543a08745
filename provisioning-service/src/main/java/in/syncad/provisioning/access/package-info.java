/// Lets in who holds an operator's key.
@NullMarked
package in.syncad.provisioning.access;

import org.jspecify.annotations.NullMarked;
