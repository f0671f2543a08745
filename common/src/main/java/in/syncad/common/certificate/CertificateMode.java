package in.syncad.common.certificate;

/// How a school's host gets its TLS.
public enum CertificateMode {
    /// The wildcard of the base domain covers it; that it does is verified.
    WILDCARD,
    /// A certificate of its own, through the configured issuer (ACM or ACME).
    DEDICATED
}
