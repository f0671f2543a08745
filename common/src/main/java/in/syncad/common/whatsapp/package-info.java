/// Messages by WhatsApp's Cloud API.
@NullMarked
package in.syncad.common.whatsapp;

import org.jspecify.annotations.NullMarked;
