/// Text messages to one phone: a port, so that no feature names a provider.
@NullMarked
package in.syncad.common.text;

import org.jspecify.annotations.NullMarked;
