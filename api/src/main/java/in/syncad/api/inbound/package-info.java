/// What providers tell by webhooks: whether mails, pushes and messages arrived, and what people answered.
@NullMarked
package in.syncad.api.inbound;

import org.jspecify.annotations.NullMarked;
