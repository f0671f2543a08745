/// Describes a service's routes as OpenAPI 3.1, read from the code itself, and shows them on a page.
@NullMarked
package in.syncad.web.openapi;

import org.jspecify.annotations.NullMarked;
