package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// `Publish` and `PublishBatch`.
public final class PublishOperations {

    private static final int MOST_ENTRIES = 10;

    private final Topics topics;
    private final Sms sms;
    private final Distribution distribution;

    public PublishOperations(Topics topics, Sms sms, Distribution distribution) {
        this.topics = topics;
        this.sms = sms;
        this.distribution = distribution;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SNS, "Publish", this::publish);
        operations.on(AwsService.SNS, "PublishBatch", this::publishBatch);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    private Fields publish(Fields request) {
        long targets = List.of("TopicArn", "TargetArn", "PhoneNumber").stream()
                .filter(request::has)
                .count();
        if (targets != 1) {
            throw Invalid.parameter("TopicArn or TargetArn Reason: exactly one of TopicArn, TargetArn and PhoneNumber"
                    + " is required");
        }
        Content content = Content.of(request);
        String messageId = UUID.randomUUID().toString();
        Optional<String> number = request.optionalText("PhoneNumber");
        if (number.isPresent()) {
            sms.send(number.get(), content.forProtocol("sms"), content.attributes());
        } else {
            String target = request.optionalText("TopicArn").orElseGet(() -> request.text("TargetArn"));
            if (target.contains(":endpoint/")) {
                distribution.toDevice(target, content, messageId);
            } else {
                distribution.publish(target, content, messageId);
            }
        }
        return Fields.of("MessageId", messageId);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
    private Fields publishBatch(Fields request) {
        String topic = topics.require(request.text("TopicArn")).arn();
        List<Fields> entries = request.structures("PublishBatchRequestEntries");
        requireBatch(entries);
        List<Fields> successful = new ArrayList<>();
        List<Fields> failed = new ArrayList<>();
        for (Fields entry : entries) {
            try {
                String messageId = UUID.randomUUID().toString();
                distribution.publish(topic, Content.of(entry), messageId);
                successful.add(Fields.of("Id", entry.text("Id")).with("MessageId", messageId));
            } catch (AwsError refused) {
                failed.add(Fields.of("Id", entry.text("Id"))
                        .with("Code", refused.code().replaceFirst("Exception$", ""))
                        .with("Message", refused.message())
                        .with("SenderFault", true));
            }
        }
        return Fields.of("Successful", successful).with("Failed", failed);
    }

    private static void requireBatch(List<Fields> entries) {
        if (entries.isEmpty()) {
            throw new AwsError("EmptyBatchRequestException", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new AwsError(
                    "TooManyEntriesInBatchRequestException",
                    "The batch request contains more entries than permissible (more than 10).");
        }
        Set<String> ids = new HashSet<>();
        for (Fields entry : entries) {
            if (!entry.text("Id").matches("[A-Za-z0-9_-]{1,80}")) {
                throw new AwsError(
                        "InvalidBatchEntryIdException",
                        "The Id of a batch entry in a batch request doesn't abide by the specification.");
            }
            if (!ids.add(entry.text("Id"))) {
                throw new AwsError(
                        "BatchEntryIdsNotDistinctException",
                        "Two or more batch entries in the request have the same Id.");
            }
        }
    }
}
