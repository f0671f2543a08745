package in.syncad.common.push;

import in.syncad.common.push.fcm.FcmSettings;
import in.syncad.common.settings.Variables;
import java.util.Optional;

/// By which provider pushes go.
public sealed interface PushSettings {

    /// By none: the app shows messages when it is opened.
    record Off() implements PushSettings {}

    /// Amazon SNS, which passes them to Firebase.
    ///
    /// @param applicationArn of the platform application
    record Sns(String applicationArn) implements PushSettings {}

    /// Firebase Cloud Messaging itself.
    record Fcm(FcmSettings settings) implements PushSettings {}

    static PushSettings from(Variables variables) {
        Optional<String> arn = variables.parsed(
                "SNS_PLATFORM_APPLICATION_ARN",
                Optional.empty(),
                "an ARN such as arn:aws:sns:ap-south-1:123456789012:app/GCM/syncad",
                PushSettings::applicationArn);
        Optional<FcmSettings> fcm = FcmSettings.from(variables);
        if (arn.isPresent() && fcm.isPresent()) {
            variables.wrong("FCM_SERVICE_ACCOUNT", "is set beside SNS_PLATFORM_APPLICATION_ARN", "one of the two");
        }
        return arn.<PushSettings>map(Sns::new).or(() -> fcm.map(Fcm::new)).orElseGet(Off::new);
    }

    private static Optional<String> applicationArn(String text) {
        if (!text.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:app/[A-Z_]+/[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException("not a platform application");
        }
        return Optional.of(text);
    }
}
