/// Who has asked to work at the school: taken in, decided about, with the résumé read by a machine as advice.
@NullMarked
package in.syncad.api.applications;

import org.jspecify.annotations.NullMarked;
