/// Brings all databases to the schema of this build before it is deployed: `java -jar app.jar --migrate`.
@NullMarked
package in.syncad.provisioning.migration;

import org.jspecify.annotations.NullMarked;
