package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The account's settings for text messages
/// (https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html).
public final class SmsSettings {

    private static final Map<String, Pattern> RULES = Map.of(
            "MonthlySpendLimit", Pattern.compile("\\d{1,6}"),
            "DeliveryStatusIAMRole", Pattern.compile("(arn:aws:iam::\\d{12}:role/.+)?"),
            "DeliveryStatusSuccessSamplingRate", Pattern.compile("\\d{1,2}|100"),
            "DefaultSenderID", Pattern.compile("[A-Za-z0-9-]{0,11}"),
            "DefaultSMSType", Pattern.compile(Sms.TYPE_RULE),
            "UsageReportS3Bucket", Pattern.compile("[a-z0-9.-]*"));

    private final Table<String> settings;

    public SmsSettings(Journal journal) {
        this.settings = journal.table("sns.sms-settings", String.class);
    }

    public void register(Operations operations) {
        operations.on(AwsService.SNS, "SetSMSAttributes", this::setAttributes);
        operations.on(AwsService.SNS, "GetSMSAttributes", this::getAttributes);
    }

    private Fields setAttributes(Fields request) {
        Map<String, Optional<String>> changes = new HashMap<>();
        request.textMap("attributes").forEach((name, value) -> {
            Pattern rule = Optional.ofNullable(RULES.get(name))
                    .orElseThrow(() -> Invalid.parameter(name + " is not a valid attribute"));
            if (!rule.matcher(value).matches()) {
                throw Invalid.parameter(name + " Reason: '" + value + "' is not valid");
            }
            changes.put(name, Optional.of(value));
        });
        settings.change(changes);
        return Fields.none();
    }

    private Fields getAttributes(Fields request) {
        List<String> asked = request.texts("attributes");
        Map<String, String> found = new HashMap<>(settings.entries());
        found.keySet().removeIf(name -> !asked.isEmpty() && !asked.contains(name));
        return Fields.of("attributes", found);
    }
}
