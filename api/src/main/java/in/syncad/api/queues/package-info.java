/// What operators see of the job queues, and what they can do: a page at `/admin/queues`, and JSON beneath it.
@NullMarked
package in.syncad.api.queues;

import org.jspecify.annotations.NullMarked;
