package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.protocol.AwsRequest;

/// The service that an unsigned request probably meant, so that even its refusal comes in the right protocol.
final class ServiceGuess {

    private ServiceGuess() {}

    static AwsService of(AwsRequest request) {
        if (request.rawPath().startsWith("/2013-04-01/")) {
            return AwsService.ROUTE53;
        }
        if (request.rawPath().startsWith("/v2/email/")) {
            return AwsService.SES;
        }
        return request.header("x-amz-target").isPresent() ? AwsService.SECRETS_MANAGER : AwsService.STS;
    }
}
