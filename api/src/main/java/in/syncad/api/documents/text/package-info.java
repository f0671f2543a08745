/// Operational transformation of plain text: the type `text-unicode` of ShareDB (npm `ot-text-unicode`), which
/// counts in Unicode code points.
@NullMarked
package in.syncad.api.documents.text;

import org.jspecify.annotations.NullMarked;
