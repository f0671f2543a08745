/// What the creation of a school consists of, each part with its compensation.
@NullMarked
package in.syncad.provisioning.steps;

import org.jspecify.annotations.NullMarked;
