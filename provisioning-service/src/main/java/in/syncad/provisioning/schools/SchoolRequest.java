package in.syncad.provisioning.schools;

import in.syncad.common.certificate.CertificateMode;
import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.registry.NewSchool;
import in.syncad.provisioning.registry.Slug;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of `POST /school`, as it came. Contract section 2; `certificate` (`wildcard`, `dedicated`) and `timeZone`
/// may be left out.
record SchoolRequest(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String district,
        @Nullable String board,
        @Nullable String adminEmail,
        @Nullable String phone,
        @Nullable String certificate,
        @Nullable String timeZone) {

    private static final int NAME = 120;
    private static final int SHORT_NAME = 80;

    /// @throws Refused with every field that is wrong
    NewSchool checked() {
        FieldChecks checks = new FieldChecks();
        String checkedName = checks.line("/name", name, NAME);
        Slug checkedSlug = checks.slug("/slug", slug);
        String checkedDistrict = checks.line("/district", district, SHORT_NAME);
        String checkedBoard = checks.line("/board", board, SHORT_NAME);
        String checkedEmail = checks.email("/adminEmail", adminEmail);
        String checkedPhone = checks.phone("/phone", phone);
        CertificateMode checkedCertificate = checks.certificate("/certificate", certificate);
        ZoneId checkedZone = checks.timeZone("/timeZone", timeZone);
        checks.refuse();
        return new NewSchool(
                checkedName,
                checkedSlug,
                checkedDistrict,
                checkedBoard,
                checkedEmail.toLowerCase(Locale.ROOT),
                checkedPhone,
                checkedCertificate,
                checkedZone);
    }
}
