/// What the tests of this service share.
@NullMarked
package in.syncad.provisioning.testing;

import org.jspecify.annotations.NullMarked;
