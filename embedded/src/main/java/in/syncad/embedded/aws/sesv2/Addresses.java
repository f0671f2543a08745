package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.model.AwsError;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/// Mail addresses as requests carry them, with or without a display name.
final class Addresses {

    private Addresses() {}

    static InternetAddress parse(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (address.getAddress().indexOf('@') < 1) {
                throw new AwsError("BadRequestException", "Missing final '@domain'");
            }
            return address;
        } catch (AddressException e) {
            throw new AwsError("BadRequestException", "Illegal address");
        }
    }

    static List<InternetAddress> parse(List<String> texts) {
        return texts.stream().map(Addresses::parse).toList();
    }
}
