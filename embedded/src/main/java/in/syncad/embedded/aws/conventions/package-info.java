/// What all services do alike: ARNs, made-up identifiers, pages.
@NullMarked
package in.syncad.embedded.aws.conventions;

import org.jspecify.annotations.NullMarked;
