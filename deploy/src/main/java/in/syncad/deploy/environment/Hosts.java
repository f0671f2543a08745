package in.syncad.deploy.environment;

/// Names under which an environment answers.
///
/// @param api        of the shared API, where the token alone names the school (contract section 8)
/// @param baseDomain schools answer as `{slug}.baseDomain`
public record Hosts(String api, String baseDomain) {

    /// Of `provisioning-service`; no school may take this name.
    public String provisioning() {
        return "provisioning." + baseDomain;
    }

    /// Where the records of schools point to.
    public String edge() {
        return "edge." + baseDomain;
    }

    /// Where published files are read.
    public String cdn() {
        return "cdn." + baseDomain;
    }

    /// Every school, and the names above.
    public String wildcard() {
        return "*." + baseDomain;
    }
}
