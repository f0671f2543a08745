/// Sees to it that certificates are renewed in time.
@NullMarked
package in.syncad.provisioning.renewal;

import org.jspecify.annotations.NullMarked;
