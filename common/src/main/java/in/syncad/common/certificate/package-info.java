/// TLS certificates for school hosts: a port with several ways to get one.
@NullMarked
package in.syncad.common.certificate;

import org.jspecify.annotations.NullMarked;
