/// Environment variables with the contract's names, read once, checked at the start, never again.
@NullMarked
package in.syncad.common.settings;

import org.jspecify.annotations.NullMarked;
