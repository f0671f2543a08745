/// What the pipelines need: registries of images, and roles that GitHub's workflows may take on.
@NullMarked
package in.syncad.deploy.delivery;

import org.jspecify.annotations.NullMarked;
