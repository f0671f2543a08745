package in.syncad.api.inbound;

import in.syncad.api.users.MailStatus;
import java.time.Instant;

/// What an event means to a school.
sealed interface Happening {

    /// @param delivery the key that went with the message
    record Delivered(String delivery) implements Happening {}

    /// @param reason in words, without personal data
    record NotDelivered(String delivery, String reason) implements Happening {}

    /// As [NotDelivered], where the provider knows its own id only.
    record NotTaken(String providerId, String reason) implements Happening {}

    record MailTaken(String address, Instant at) implements Happening {

        @Override
        public String toString() {
            return "MailTaken[]";
        }
    }

    record MailTrouble(String address, MailStatus status, Instant at) implements Happening {

        @Override
        public String toString() {
            return "MailTrouble[%s]".formatted(status);
        }
    }

    /// @param address of a device, as the push service knows it
    record DeviceUnreachable(String address) implements Happening {}
}
