package in.syncad.embedded.inbox;

import java.time.Instant;

/// One message to one recipient: a mail address, a telephone number or a device token. An SMS has an empty subject;
/// of a mail in two forms the body is the plain text.
public record Message(Channel channel, String to, String subject, String body, Instant sentAt) {}
