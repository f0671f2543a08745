/// Work that is done later: kept in the central database until it is done, each piece in the database of its school.
@NullMarked
package in.syncad.api.jobs;

import org.jspecify.annotations.NullMarked;
