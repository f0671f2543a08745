/// Texts that people of a school write together: made, shared, edited live by operational transformation, kept in
/// versions.
@NullMarked
package in.syncad.api.documents;

import org.jspecify.annotations.NullMarked;
