package in.syncad.common.push.fcm;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.Optional;

/// @param endpoint of the messaging service; another one in tests only
public record FcmSettings(ServiceAccount account, URI endpoint) {

    private static final URI GOOGLE = URI.create("https://fcm.googleapis.com");

    public static Optional<FcmSettings> from(Variables variables) {
        Optional<ServiceAccount> account = variables.parsed(
                "FCM_SERVICE_ACCOUNT",
                Optional.empty(),
                "the JSON key file of a Google service account",
                text -> Optional.of(ServiceAccount.parse(text)));
        return account.map(found ->
                new FcmSettings(found, variables.address("FCM_ENDPOINT_URL").orElse(GOOGLE)));
    }
}
