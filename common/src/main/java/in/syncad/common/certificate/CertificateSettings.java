package in.syncad.common.certificate;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Who issues dedicated certificates: ACM, or an ACME server when one is given.
public record CertificateSettings(Optional<Acme> acme) {

    /// An ACME server.
    ///
    /// @param directory its directory, RFC 8555 section 7.1.1
    /// @param contact address for notices about the account, without `mailto:`
    /// @param account the external account (EAB) that the server may demand
    /// @param trust a PEM file with the certificates that its HTTPS is verified against, instead of the public ones
    public record Acme(
            URI directory, Optional<String> contact, Optional<ExternalAccount> account, Optional<Path> trust) {}

    /// Key id and base64url MAC key of an account that the ACME server made beforehand.
    public record ExternalAccount(String keyId, String key) {

        @Override
        public String toString() {
            return "ExternalAccount[keyId=%s]".formatted(keyId);
        }
    }

    public static CertificateSettings from(Variables variables) {
        boolean acme = variables.parsed("CERTIFICATE_ISSUER", false, "acm or acme", value -> switch (value) {
            case "acm" -> false;
            case "acme" -> true;
            default -> throw new IllegalArgumentException("unknown issuer");
        });
        return new CertificateSettings(acme ? Optional.of(acme(variables)) : Optional.empty());
    }

    private static Acme acme(Variables variables) {
        Optional<URI> directory = variables.address("ACME_DIRECTORY_URL");
        if (directory.isEmpty()) {
            variables.wrong("ACME_DIRECTORY_URL", "is not set", "the directory of the ACME server, an https URL");
        }
        Optional<String> keyId = variables.text("ACME_EAB_KEY_ID");
        Optional<String> key = variables.text("ACME_EAB_KEY");
        if (keyId.isPresent() != key.isPresent()) {
            variables.wrong(
                    keyId.isPresent() ? "ACME_EAB_KEY" : "ACME_EAB_KEY_ID",
                    "is not set",
                    "both EAB values, or neither");
        }
        return new Acme(
                directory.orElse(URI.create("https://localhost/")),
                variables.text("ACME_CONTACT"),
                keyId.flatMap(id -> key.map(mac -> new ExternalAccount(id, mac))),
                variables.parsed(
                        "ACME_TRUST_CERTIFICATE",
                        Optional.empty(),
                        "the path of a PEM file",
                        CertificateSettings::file));
    }

    private static Optional<Path> file(String value) {
        Path path = Path.of(value);
        if (!path.toFile().canRead()) {
            throw new IllegalArgumentException("not readable");
        }
        return Optional.of(path);
    }
}
