/// What the conventions of this service's routes look like in its OpenAPI document.
@NullMarked
package in.syncad.api.openapi;

import org.jspecify.annotations.NullMarked;
