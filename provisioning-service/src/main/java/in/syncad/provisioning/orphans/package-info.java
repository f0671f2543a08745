/// Finds what is left outside of schools that are dead or unknown, reports it, and removes what is surely ours.
@NullMarked
package in.syncad.provisioning.orphans;

import org.jspecify.annotations.NullMarked;
