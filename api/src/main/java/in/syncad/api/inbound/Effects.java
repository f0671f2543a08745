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

    void take(Happening happening) {
        switch (happening) {
            case Happening.Delivered(String delivery) -> deliveries.delivered(delivery);
            case Happening.NotDelivered(String delivery, String reason) -> deliveries.failed(delivery, reason);
            case Happening.NotTaken(String providerId, String reason) -> deliveries.notTaken(providerId, reason);
            case Happening.MailTaken(var address, var at) -> mails.taken(address, at);
            case Happening.MailTrouble(var address, var status, var at) -> mails.trouble(address, status, at);
            case Happening.DeviceUnreachable(String address) -> devices.unreachable(address);
        }
    }
}
