/// What a release replaces: the services, how traffic gets to them, who is told when they are unwell.
@NullMarked
package in.syncad.deploy.services;

import org.jspecify.annotations.NullMarked;
