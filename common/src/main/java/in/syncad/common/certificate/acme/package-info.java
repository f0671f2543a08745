/// Dedicated certificates from an ACME server (RFC 8555), validated by DNS.
@NullMarked
package in.syncad.common.certificate.acme;

import org.jspecify.annotations.NullMarked;
