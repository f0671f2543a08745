/// The whole platform on one machine: the embedded services in this JVM, both services of SyncAD as its children.
@NullMarked
package in.syncad.local;

import org.jspecify.annotations.NullMarked;
