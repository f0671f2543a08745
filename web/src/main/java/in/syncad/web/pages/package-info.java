/// Pages that the services themselves show to operators: plain HTML, written on the server.
@NullMarked
package in.syncad.web.pages;

import org.jspecify.annotations.NullMarked;
