/// Pushes to the app on one device: a port, so that no feature names a provider.
@NullMarked
package in.syncad.common.push;

import org.jspecify.annotations.NullMarked;
