/// Who may talk to whom at a school: rules for pairs of roles, which each school sets for itself.
@NullMarked
package in.syncad.api.contacts;

import org.jspecify.annotations.NullMarked;
