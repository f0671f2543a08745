/// The conventions that all routes share: which school, how many at once, paging, entity tags, idempotency, patches.
@NullMarked
package in.syncad.api.web;

import org.jspecify.annotations.NullMarked;
