package in.syncad.embedded.aws.sesv2;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Operations on sending identities.
public final class IdentityOperations {

    private final Identities identities;

    public IdentityOperations(Identities identities) {
        this.identities = identities;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SES, "CreateEmailIdentity", this::createEmailIdentity);
        operations.on(AwsService.SES, "GetEmailIdentity", this::getEmailIdentity);
        operations.on(AwsService.SES, "ListEmailIdentities", this::listEmailIdentities);
        operations.on(AwsService.SES, "DeleteEmailIdentity", this::deleteEmailIdentity);
    }

    static AwsError wrongToken() {
        return new AwsError("BadRequestException", "The NextToken is not valid.");
    }

    static int pageSize(Fields request) {
        return request.number("PageSize").orElse(100L).intValue();
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html
    private Fields createEmailIdentity(Fields request) {
        String name = request.text("EmailIdentity");
        if (request.has("DkimSigningAttributes")) {
            throw new AwsError("NotImplemented", 501, "The emulator knows Easy DKIM only");
        }
        if (name.contains("@")) {
            Addresses.parse(name);
        } else if (!name.contains(".") || DomainName.parse(name).isEmpty()) {
            throw new AwsError("BadRequestException", "Invalid domain name " + name + ".");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        request.structures("Tags").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        Identity identity = identities.create(name, tags);
        return Fields.of("IdentityType", type(identity))
                .with("VerifiedForSendingStatus", identities.verified(identity))
                .with("DkimAttributes", dkim(identity));
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
    private Fields getEmailIdentity(Fields request) {
        Identity identity = identities.require(request.text("EmailIdentity"));
        List<Fields> tags = identity.tags().entrySet().stream()
                .map(tag -> Fields.of("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
        return Fields.of("IdentityType", type(identity))
                .with("FeedbackForwardingStatus", true)
                .with("VerifiedForSendingStatus", identities.verified(identity))
                .with("VerificationStatus", status(identity))
                .with("DkimAttributes", dkim(identity))
                .with("Policies", Map.of())
                .with("Tags", tags);
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListEmailIdentities.html
    private Fields listEmailIdentities(Fields request) {
        Page<Identity> page = Page.of(
                identities.all(), Identity::name, request.optionalText("NextToken"), pageSize(request), wrongToken());
        List<Fields> infos = page.items().stream()
                .map(identity -> Fields.of("IdentityName", identity.name())
                        .with("IdentityType", type(identity))
                        .with("SendingEnabled", identities.verified(identity))
                        .with("VerificationStatus", status(identity)))
                .toList();
        return Fields.of("EmailIdentities", infos).with("NextToken", page.nextToken());
    }

    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteEmailIdentity.html
    private Fields deleteEmailIdentity(Fields request) {
        identities.delete(request.text("EmailIdentity"));
        return Fields.none();
    }

    private Fields dkim(Identity identity) {
        Fields common = Fields.of("SigningEnabled", identity.domain())
                .with("SigningAttributesOrigin", "AWS_SES")
                .with("NextSigningKeyLength", "RSA_2048_BIT");
        return identity.domain()
                ? common.with("Status", status(identity)).with("Tokens", identity.dkimTokens())
                : common.with("Status", "NOT_STARTED");
    }

    private String status(Identity identity) {
        return identities.verified(identity) ? "SUCCESS" : "PENDING";
    }

    private static String type(Identity identity) {
        return identity.domain() ? "DOMAIN" : "EMAIL_ADDRESS";
    }
}
