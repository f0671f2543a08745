/// Mail to one person: a port, so that no feature names a provider.
@NullMarked
package in.syncad.common.mail;

import org.jspecify.annotations.NullMarked;
