/// The rows of the registry of schools, as provisioning writes them.
@NullMarked
package in.syncad.provisioning.registry;

import org.jspecify.annotations.NullMarked;
