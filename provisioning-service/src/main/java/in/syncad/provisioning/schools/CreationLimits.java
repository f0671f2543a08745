package in.syncad.provisioning.schools;

import in.syncad.common.settings.Variables;

/// How much may be asked for.
///
/// @param waiting how many schools may be in creation at once, over all nodes
/// @param certificatesAWeek how many dedicated certificates may be ordered in any seven days
public record CreationLimits(int waiting, int certificatesAWeek) {

    /// Let's Encrypt issues 50 certificates a registered domain and week; some are left for the platform's own.
    private static final int ACME = 40;

    /// ACM issues 5,000 an account and year (ACM user guide, "Quotas").
    private static final int ACM = 90;

    public static CreationLimits from(Variables variables) {
        int usual = variables.text("CERTIFICATE_ISSUER", "acm").equals("acme") ? ACME : ACM;
        return new CreationLimits(
                variables.number("SCHOOLS_IN_CREATION", 200, 1, 10_000),
                variables.number("DEDICATED_CERTIFICATES_A_WEEK", usual, 0, 10_000));
    }
}
