/// Looking for viruses in files.
@NullMarked
package in.syncad.api.files.virus;

import org.jspecify.annotations.NullMarked;
