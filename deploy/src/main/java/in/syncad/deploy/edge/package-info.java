/// What the world connects to: CloudFront, its firewall, names and certificates.
@NullMarked
package in.syncad.deploy.edge;

import org.jspecify.annotations.NullMarked;
