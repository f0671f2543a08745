/// Firebase Cloud Messaging, HTTP v1, with a service account.
@NullMarked
package in.syncad.common.push.fcm;

import org.jspecify.annotations.NullMarked;
