package in.syncad.api.announcements;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// Which announcements a caller may see: school-admins all, authors their own, everybody what is addressed to them as
/// long as it is out.
record AnnouncementScope(Caller caller, Instant now) {

    /// True for announcements that are the caller's to change. `a` is the announcement; parameters come from
    /// [#parameters].
    static final String OWN = "(:seesAll OR a.author_id = :caller)";

    static final String AT_ALL = """
            (%s
             OR (r.user_id IS NOT NULL
                 AND a.status = 'published'
                 AND (a.expires_at IS NULL OR a.expires_at > :now)))
            """.formatted(OWN);

    Map<String, Object> parameters() {
        return Map.of(
                "caller", caller.id(), "seesAll", caller.is(Role.SCHOOL_ADMIN), "now", now.atOffset(ZoneOffset.UTC));
    }
}
