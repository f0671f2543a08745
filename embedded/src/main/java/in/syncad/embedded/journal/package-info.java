/// A small durable store: tables in memory, every change one line of an append-only file.
@NullMarked
package in.syncad.embedded.journal;

import org.jspecify.annotations.NullMarked;
