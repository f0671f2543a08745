/// The inbox of the local platform: every mail, SMS and push that left it, kept, searchable, on one page.
@NullMarked
package in.syncad.embedded.inbox;

import org.jspecify.annotations.NullMarked;
