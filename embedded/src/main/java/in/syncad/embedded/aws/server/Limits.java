package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.model.AwsService;

/// Decides whether a service takes one more call now.
@FunctionalInterface
public interface Limits {

    boolean admits(AwsService service);
}
