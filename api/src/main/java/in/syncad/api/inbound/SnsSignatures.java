package in.syncad.api.inbound;

import in.syncad.api.settings.InboundSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.settings.AwsSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Whether a message is of SNS, of a topic of ours, unchanged and new
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html). What costs nothing is looked at
/// first.
@Component
class SnsSignatures {

    /// Older ones could be repeated when nobody knows them any more.
    private static final Duration OLDEST = Duration.ofHours(1);

    private final InboundSettings settings;
    private final SnsAddresses addresses;
    private final SnsCertificates certificates;
    private final Clock clock;

    SnsSignatures(InboundSettings settings, AwsSettings aws, SnsCertificates certificates, Clock clock) {
        this.settings = settings;
        this.addresses = new SnsAddresses(aws.endpoint());
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @throws Refused 403 when it is not to be believed, 503 while that cannot be told
    void verify(SnsMessage message) {
        if (!settings.topics().contains(message.topic())) {
            throw Refused.forbidden("webhook.topic-unknown", "This topic is not one of ours.");
        }
        if (age(message).compareTo(OLDEST) > 0) {
            throw Refused.forbidden("webhook.stale", "This message is too old, or from the future.");
        }
        URI address = addresses
                .certificate(message.text("SigningCertURL"), message.topic())
                .orElseThrow(() -> Refused.forbidden(
                        "webhook.certificate-foreign", "The certificate of the signature is not one of SNS."));
        if (!isSigned(message, algorithm(message), address)) {
            throw Refused.forbidden("webhook.signature-wrong", "The signature does not fit the message.");
        }
    }

    /// Where to confirm a subscription that was verified.
    ///
    /// @throws Refused 403 when it is not an address of SNS
    URI subscription(SnsMessage message) {
        return addresses
                .subscription(message.text("SubscribeURL"), message.topic())
                .orElseThrow(
                        () -> Refused.forbidden("webhook.subscription-foreign", "This address is not one of SNS."));
    }

    private Duration age(SnsMessage message) {
        try {
            return Duration.between(Instant.parse(message.text("Timestamp")), clock.instant())
                    .abs();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Refused.malformed("webhook.malformed", "The message has no time.");
        }
    }

    private static String algorithm(SnsMessage message) {
        return switch (message.text("SignatureVersion")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw Refused.malformed("webhook.malformed", "The signature is of a version unknown here.");
        };
    }

    private boolean isSigned(SnsMessage message, String algorithm, URI address) {
        X509Certificate certificate = certificates.at(address);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate);
            signature.update(message.canonical().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
