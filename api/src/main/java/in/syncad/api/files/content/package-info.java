/// What is really in a file: its type by its first bytes, whether it is safe to keep, and pictures written anew.
@NullMarked
package in.syncad.api.files.content;

import org.jspecify.annotations.NullMarked;
