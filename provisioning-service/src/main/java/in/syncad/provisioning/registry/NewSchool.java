package in.syncad.provisioning.registry;

import in.syncad.common.certificate.CertificateMode;
import java.time.ZoneId;

/// What an operator asks for, checked. Contract section 2.
///
/// @param adminEmail in lower case; personal data, as is `phone`
public record NewSchool(
        String name,
        Slug slug,
        String district,
        String board,
        String adminEmail,
        String phone,
        CertificateMode certificate,
        ZoneId timeZone) {

    @Override
    public String toString() {
        return "NewSchool[slug=%s]".formatted(slug);
    }
}
