/// Files that clients exchange with object storage directly: permission to upload, inspection of what came, links to
/// read. Knows no feature; features say what kinds of files they take by beans of type [FileKind].
@NullMarked
package in.syncad.api.files;

import org.jspecify.annotations.NullMarked;
