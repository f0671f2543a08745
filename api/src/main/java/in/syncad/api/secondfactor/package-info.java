/// Second factors: codes from an app on a phone, and recovery codes for when the phone is lost.
@NullMarked
package in.syncad.api.secondfactor;

import org.jspecify.annotations.NullMarked;
