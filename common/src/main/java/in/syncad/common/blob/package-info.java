/// Files in object storage: a port, so that no feature names a provider.
@NullMarked
package in.syncad.common.blob;

import org.jspecify.annotations.NullMarked;
