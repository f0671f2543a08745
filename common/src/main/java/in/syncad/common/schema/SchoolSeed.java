package in.syncad.common.schema;

import in.syncad.common.tenancy.SchoolId;
import java.time.ZoneId;

/// The first rows of a school's database: whose it is, and its first administrator.
///
/// @param adminEmail in lower case
/// @param phone in E.164
public record SchoolSeed(
        SchoolId id, String name, String slug, String district, String board, ZoneId timeZone, Admin admin) {

    /// Personal data: stays out of logs.
    public record Admin(String email, String phone) {

        @Override
        public String toString() {
            return "Admin[]";
        }
    }
}
