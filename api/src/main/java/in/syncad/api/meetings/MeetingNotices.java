package in.syncad.api.meetings;

import in.syncad.api.audience.Recipient;
import in.syncad.api.notifications.Message;
import in.syncad.api.notifications.MessageKind;
import in.syncad.api.notifications.Notifications;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells guests that they are invited and that it begins, on their phones too; and nothing more once it is over.
@Component
class MeetingNotices {

    private final Notifications notifications;
    private final MessageKind meetingInvitation;
    private final MessageKind meetingStarted;

    MeetingNotices(Notifications notifications, MessageKind meetingInvitation, MessageKind meetingStarted) {
        this.notifications = notifications;
        this.meetingInvitation = meetingInvitation;
        this.meetingStarted = meetingStarted;
    }

    /// In the transaction that moved it.
    @EventListener
    void tell(MeetingMoved moved) {
        switch (moved.state()) {
            case PLANNED -> send(meetingInvitation, moved);
            case RUNNING -> send(meetingStarted, moved);
            case ENDED -> {
                notifications.recall(key(meetingInvitation, moved));
                notifications.recall(key(meetingStarted, moved));
            }
        }
    }

    private void send(MessageKind kind, MeetingMoved moved) {
        notifications.send(new Message(
                kind,
                key(kind, moved),
                Map.of(
                        "id", moved.meeting().toString(),
                        "title", moved.title(),
                        "host", moved.host().displayName()),
                moved.guests().stream().map(Recipient::of).toList()));
    }

    private static String key(MessageKind kind, MeetingMoved moved) {
        return kind.name() + "/" + moved.meeting();
    }
}
