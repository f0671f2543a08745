package in.syncad.common.certificate;

/// The ways to have TLS that this installation knows.
public record Certificates(CertificateIssuer wildcard, CertificateIssuer dedicated) {

    public CertificateIssuer issuer(CertificateMode mode) {
        return switch (mode) {
            case WILDCARD -> wildcard;
            case DEDICATED -> dedicated;
        };
    }
}
