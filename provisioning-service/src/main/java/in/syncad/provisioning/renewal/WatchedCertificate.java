package in.syncad.provisioning.renewal;

import in.syncad.common.certificate.Validity;
import in.syncad.common.tenancy.SchoolId;
import java.util.UUID;

/// A dedicated certificate of a school that is served or suspended.
///
/// @param token by which the issuer knows it: the saga that created the school
record WatchedCertificate(SchoolId school, UUID token, Validity validity) {}
