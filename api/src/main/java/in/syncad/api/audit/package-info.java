/// What was done by whom, written in the transaction that did it; nobody changes it afterwards.
@NullMarked
package in.syncad.api.audit;

import org.jspecify.annotations.NullMarked;
