/// The devices that people have the app on, and how pushes reach them.
@NullMarked
package in.syncad.api.devices;

import org.jspecify.annotations.NullMarked;
