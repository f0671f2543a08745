package in.syncad.api.inbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which addresses in a message of SNS are followed: those of SNS in the topic's own region and, where an emulator
/// stands in for AWS, that one's.
///
/// @param emulator as `AWS_ENDPOINT_URL` names it; empty in production
record SnsAddresses(Optional<URI> emulator) {

    private static final Pattern CERTIFICATE = Pattern.compile("/SimpleNotificationService-[0-9a-f]{16,64}\\.pem");

    /// Where the certificate lies that a message for this topic is signed under; empty when it is not to be trusted.
    Optional<URI> certificate(String address, String topic) {
        return trusted(address, topic)
                .filter(uri -> uri.getRawQuery() == null)
                .filter(uri ->
                        CERTIFICATE.matcher(String.valueOf(uri.getRawPath())).matches());
    }

    /// Where a subscription to this topic is confirmed; empty when it is not to be visited.
    Optional<URI> subscription(String address, String topic) {
        return trusted(address, topic);
    }

    private Optional<URI> trusted(String address, String topic) {
        try {
            URI uri = new URI(address);
            return uri.getRawUserInfo() == null && (isOfSns(uri, topic) || isOfEmulator(uri))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// @param topic one of ours, `arn:aws:sns:<region>:…`
    private static boolean isOfSns(URI uri, String topic) {
        String[] parts = topic.split(":", 5);
        String domain = parts[1].equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
        return "https".equals(uri.getScheme())
                && uri.getPort() == -1
                && "sns.%s.%s".formatted(parts[3], domain).equals(uri.getHost());
    }

    private boolean isOfEmulator(URI uri) {
        return emulator.filter(endpoint -> endpoint.getRawAuthority().equals(uri.getRawAuthority())
                        && endpoint.getScheme().equals(uri.getScheme()))
                .isPresent();
    }
}
