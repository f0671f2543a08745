package in.syncad.embedded.aws.protocol;

import java.util.Map;

/// One HTTP reply.
public record AwsReply(int status, Map<String, String> headers, byte[] body) {}
