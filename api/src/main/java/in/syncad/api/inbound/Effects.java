package in.syncad.api.inbound;

import in.syncad.api.devices.Devices;
import in.syncad.api.notifications.DeliveryReports;
import in.syncad.api.users.MailStatuses;
import org.springframework.stereotype.Component;

/// Tells the parts of a school what happened.
@Component
class Effects {

    private final DeliveryReports deliveries;
    private final MailStatuses mails;
    private final Devices devices;

    Effects(DeliveryReports deliveries, MailStatuses mails, Devices devices) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.devices = devices;
    }

    /// @return false when it is about something that is not there, or not there yet
    boolean take(Happening happening) {
        return switch (happening) {
            case Happening.NotTaken(String providerId, String reason) -> deliveries.notTaken(providerId, reason);
            case Happening.Delivered(String delivery) -> did(() -> deliveries.delivered(delivery));
            case Happening.NotDelivered(String delivery, String reason) ->
                did(() -> deliveries.failed(delivery, reason));
            case Happening.MailTaken(var address, var at) -> did(() -> mails.taken(address, at));
            case Happening.MailTrouble(var address, var status, var at) ->
                did(() -> mails.trouble(address, status, at));
            case Happening.DeviceUnreachable(String address) -> did(() -> devices.unreachable(address));
        };
    }

    private static boolean did(Runnable effect) {
        effect.run();
        return true;
    }
}
