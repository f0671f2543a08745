/// What can go wrong with a service that is not ours, told apart by whether trying again is safe.
@NullMarked
package in.syncad.common.outside;

import org.jspecify.annotations.NullMarked;
