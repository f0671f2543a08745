package in.syncad.embedded.aws.conventions;

/// The account and region that all resources live in.
public record Account(String id, String region) {

    /// `arn:aws:{service}:{region}:{account}:{resource}`
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }
}
