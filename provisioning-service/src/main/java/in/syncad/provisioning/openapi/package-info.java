/// What the OpenAPI document says of this service beyond what its code shows.
@NullMarked
package in.syncad.provisioning.openapi;

import org.jspecify.annotations.NullMarked;
