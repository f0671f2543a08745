/// What both services say alike over HTTP: problem+json, request ids, limits on bodies. Configures itself.
@NullMarked
package in.syncad.web;

import org.jspecify.annotations.NullMarked;
